package io.civstack.gateway.live;

/** The sending half of a connection, which says when it has more than it can get rid of. */
interface Outlet {

    boolean isFull();

    void write(String text);

    void end();
}
