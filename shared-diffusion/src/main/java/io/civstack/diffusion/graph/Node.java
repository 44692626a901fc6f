package io.civstack.diffusion.graph;

import java.util.List;

/**
 * One operation of a graph. Field numbers: {@code onnx.proto}, NodeProto.
 *
 * @param operator its name, such as {@code Conv}
 * @param domain empty for ONNX's own operators
 * @param inputs names of values; an empty one is an optional input that is not given
 * @param outputs names of the values it makes
 * @param attributes its constants
 */
public record Node(
        String operator, String domain, List<String> inputs, List<String> outputs, List<Attribute> attributes) {

    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    Node(String operator, String domain, List<String> inputs, List<String> outputs, Attribute... attributes) {
        this(operator, domain, inputs, outputs, List.of(attributes));
    }

    /** The NodeProto. */
    ProtoWriter proto() {
        ProtoWriter proto = new ProtoWriter();
        inputs.forEach(input -> proto.text(1, input));
        outputs.forEach(output -> proto.text(2, output));
        proto.text(4, operator);
        attributes.forEach(attribute -> proto.message(5, attribute.proto()));
        if (!domain.isEmpty()) {
            proto.text(7, domain);
        }
        return proto;
    }
}
