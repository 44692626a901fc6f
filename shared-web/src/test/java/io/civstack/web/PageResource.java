package io.civstack.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Lies outside of the API. */
@Path("/page")
public class PageResource {

    @GET
    @PermitAll
    public String get() {
        return "a page";
    }
}
