package io.civstack.diffusion.graph;

/**
 * The result of a node, an input or a weight.
 *
 * @param name unique in its graph
 * @param type of its numbers
 */
public record Value(String name, ElementType type) {}
