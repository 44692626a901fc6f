package io.civstack.diffusion.graph;

import java.util.List;

/** A named constant of a node. Field numbers: {@code onnx.proto}, AttributeProto. */
public sealed interface Attribute {

    String name();

    static Attribute of(String name, long value) {
        return new IntValue(name, value);
    }

    static Attribute of(String name, float value) {
        return new FloatValue(name, value);
    }

    static Attribute of(String name, String value) {
        return new StringValue(name, value);
    }

    static Attribute of(String name, long... values) {
        return new IntValues(name, java.util.Arrays.stream(values).boxed().toList());
    }

    record IntValue(String name, long value) implements Attribute {}

    record FloatValue(String name, float value) implements Attribute {}

    record StringValue(String name, String value) implements Attribute {}

    record IntValues(String name, List<Long> values) implements Attribute {}

    /** A subgraph of an {@code If} node, with one output. */
    record Subgraph(String name, List<Node> nodes, Value result) implements Attribute {
        public Subgraph {
            nodes = List.copyOf(nodes);
        }
    }

    /** The AttributeProto. */
    default ProtoWriter proto() {
        ProtoWriter proto = new ProtoWriter().text(1, name());
        switch (this) {
            case FloatValue(var _, var value) -> proto.decimal(2, value).integer(20, 1);
            case IntValue(var _, var value) -> proto.integer(3, value).integer(20, 2);
            case StringValue(var _, var value) -> proto.text(4, value).integer(20, 3);
            case IntValues(var _, var values) -> {
                values.forEach(value -> proto.integer(8, value));
                proto.integer(20, 7);
            }
            case Subgraph(var name, var nodes, var result) -> {
                ProtoWriter graph = new ProtoWriter();
                nodes.forEach(node -> graph.message(1, node.proto()));
                graph.text(2, name).message(12, GraphBuilder.valueInfo(result.name(), result.type()));
                proto.message(6, graph).integer(20, 5);
            }
        }
        return proto;
    }
}
