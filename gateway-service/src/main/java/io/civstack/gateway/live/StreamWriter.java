package io.civstack.gateway.live;

/** Sends text to the client of one connection. */
interface StreamWriter {

    /** True while more is buffered than the client has taken; then nothing should be written. */
    boolean isFull();

    void write(String text);

    void end();
}
