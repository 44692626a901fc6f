package io.civstack.diffusion.graph;

import io.civstack.diffusion.safetensors.DType;

/** ONNX tensor element types, with their codes in {@code onnx.proto}, TensorProto.DataType. */
public enum ElementType {
    FLOAT(1),
    UINT8(2),
    INT8(3),
    INT32(6),
    INT64(7),
    BOOL(9),
    FLOAT16(10),
    DOUBLE(11),
    BFLOAT16(16),
    FLOAT8E4M3FN(17),
    FLOAT8E5M2(19);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Bytes of one element of the types that graphs compute in. */
    int bytes() {
        return this == FLOAT16 ? Short.BYTES : Float.BYTES;
    }

    /** The ONNX type with the same bits as a type of safetensors. */
    static ElementType of(DType dtype) {
        return switch (dtype) {
            case F32 -> FLOAT;
            case F16 -> FLOAT16;
            case BF16 -> BFLOAT16;
            case F64 -> DOUBLE;
            case F8_E4M3 -> FLOAT8E4M3FN;
            case F8_E5M2 -> FLOAT8E5M2;
            case I8 -> INT8;
            case U8 -> UINT8;
            case I32 -> INT32;
            case I64 -> INT64;
            default -> throw new IllegalArgumentException("no network has weights of type " + dtype);
        };
    }
}
