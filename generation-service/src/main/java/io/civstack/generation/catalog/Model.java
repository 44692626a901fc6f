package io.civstack.generation.catalog;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.generation.settings.Settings;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A model of the catalog, from the announcement of its upload on. */
@Entity
@Table(name = "model")
public class Model extends PanacheEntityBase {

    /** Where a model stands. */
    public enum State {
        UPLOADING,
        PUBLISHED,
        RETIRED
    }

    @Id
    public UUID id;

    public String publisher;
    public String name;

    @Enumerated(EnumType.STRING)
    public ModelKind kind;

    @Enumerated(EnumType.STRING)
    public State state;

    @Enumerated(EnumType.STRING)
    public ModelFamily family;

    @Enumerated(EnumType.STRING)
    public Rating rating;

    public String sha256;
    public long bytes;
    public String precision;
    public Long parameters;
    public String card;

    @Embedded
    public Settings defaults;

    public boolean preferred;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "retired_at")
    public Instant retiredAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "model_file", joinColumns = @JoinColumn(name = "model_id"))
    public Set<ModelPart> files = new HashSet<>();

    public ModelId modelId() {
        return new ModelId(id);
    }

    public boolean usable() {
        return state == State.PUBLISHED;
    }

    /** How the platform names this model when a picture is made with it. */
    public Resource asResource() {
        return new Resource(modelId(), kind, new Sha256(sha256), 1, rating);
    }
}
