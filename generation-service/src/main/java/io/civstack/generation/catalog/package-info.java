/**
 * The models that pictures can be made with: uploads, checks, publication, retirement. A plain resource over Hibernate Panache, for there is
 * no life cycle worth more: a model is being uploaded, then published, then retired.
 */
@NullMarked
package io.civstack.generation.catalog;

import org.jspecify.annotations.NullMarked;
