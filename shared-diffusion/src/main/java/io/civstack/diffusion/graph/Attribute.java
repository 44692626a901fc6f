package io.civstack.diffusion.graph;

import java.util.List;

/** A named constant of a node. Field numbers: {@code onnx.proto}, AttributeProto. */
public sealed interface Attribute {

    String name();

    static Attribute of(String name, long value) {
        return new Whole(name, value);
    }

    static Attribute of(String name, float value) {
        return new Decimal(name, value);
    }

    static Attribute of(String name, String value) {
        return new Text(name, value);
    }

    static Attribute of(String name, long... values) {
        return new Wholes(name, java.util.Arrays.stream(values).boxed().toList());
    }

    record Whole(String name, long value) implements Attribute {}

    record Decimal(String name, float value) implements Attribute {}

    record Text(String name, String value) implements Attribute {}

    record Wholes(String name, List<Long> values) implements Attribute {}

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
            case Decimal(var _, var value) -> proto.decimal(2, value).integer(20, 1);
            case Whole(var _, var value) -> proto.integer(3, value).integer(20, 2);
            case Text(var _, var value) -> proto.text(4, value).integer(20, 3);
            case Wholes(var _, var values) -> {
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
