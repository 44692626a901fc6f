package io.civstack.generation.table;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.generation.model.Model;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.recipe.Settings;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
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
import java.util.stream.Collectors;
import org.hibernate.annotations.ColumnTransformer;

/** A row of {@code model} with its files, from the announcement of its upload on. */
@Entity
@Table(name = "model")
public class ModelRow extends PanacheEntityBase {

    @Id
    public UUID id;

    public String publisher;
    public String name;

    @Enumerated(EnumType.STRING)
    public ModelKind kind;

    @Enumerated(EnumType.STRING)
    public Model.State state;

    @Enumerated(EnumType.STRING)
    public ModelFamily family;

    @Enumerated(EnumType.STRING)
    public Rating rating;

    public String sha256;
    public long bytes;
    public String precision;
    public Long parameters;
    public String card;

    /** The settings that the model recommends. */
    @Convert(converter = SettingsColumn.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    public Settings defaults;

    public boolean preferred;
    public Instant createdAt;
    public Instant publishedAt;
    public Instant retiredAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "model_file", joinColumns = @JoinColumn(name = "model_id"))
    public Set<ModelFileRow> files = new HashSet<>();

    public void copyFiles(Set<ModelPart> parts) {
        files = parts.stream().map(ModelFileRow::of).collect(Collectors.toSet());
    }

    public Model toModel() {
        return new Model(
                new ModelId(id),
                publisher,
                name,
                kind,
                state,
                family,
                rating,
                sha256,
                bytes,
                precision,
                parameters,
                card,
                defaults,
                preferred,
                createdAt,
                files.stream().map(ModelFileRow::toPart).collect(Collectors.toSet()));
    }
}
