package io.civstack.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.draw.Order;

/** The settings a model recommends, said with the same options as those of a picture. */
final class ModelDefaults {

    private ModelDefaults() {}

    static ObjectNode of(Arguments arguments) {
        ObjectNode defaults = Order.of("", arguments);
        defaults.remove("prompt");
        defaults.remove("count");
        return defaults;
    }
}
