package io.civstack.events;

/**
 * A model that took part in making a picture.
 *
 * @param model the catalog's id
 * @param kind what it is
 * @param sha256 the digest of its main file
 * @param strength 1 for a checkpoint, the user's weight for an adapter
 * @param rating the lowest rating that pictures made with it can have
 */
public record Resource(ModelId model, ModelKind kind, Sha256 sha256, double strength, Rating rating) {}
