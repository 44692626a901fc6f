package io.civstack.diffusion.run;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The C library's heap. glibc keeps what a closed network leaves, up to a gigabyte, until it is asked to return it to
 * the system.
 */
@SuppressWarnings(
        "restricted") // the only way to reach the C library, granted by --enable-native-access like ONNX Runtime itself
final class NativeHeap {

    private static final Optional<MethodHandle> MALLOC_TRIM = Linker.nativeLinker()
            .defaultLookup()
            .find("malloc_trim")
            .map(address -> Linker.nativeLinker()
                    .downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));

    private NativeHeap() {}

    /** Returns free memory to the system; does nothing where the C library is not glibc. */
    static void trim() {
        MALLOC_TRIM.ifPresent(NativeHeap::call);
    }

    private static void call(MethodHandle trim) {
        try {
            int released = (int) trim.invokeExact(0L);
            assert released >= 0;
        } catch (Throwable impossible) {
            throw new LinkageError("malloc_trim failed", impossible);
        }
    }
}
