package io.civstack.background;

/** One run of background work. Whatever it throws except an interrupt is logged, and the next run follows. */
@FunctionalInterface
public interface Task {
    void run() throws Exception;
}
