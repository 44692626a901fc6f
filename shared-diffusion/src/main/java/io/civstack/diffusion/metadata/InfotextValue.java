package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.databind.node.TextNode;

/** The quoting of values in the parameter line. */
final class InfotextValue {

    private InfotextValue() {}

    static String quote(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf(':') < 0 && value.indexOf('\n') < 0;
        return plain ? value : TextNode.valueOf(value).toString();
    }
}
