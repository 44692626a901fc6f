package io.civstack.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says nothing about who may call it. */
@Path("/api/v1/unmarked")
public class UnmarkedResource {

    @GET
    public String get() {
        return "closed";
    }
}
