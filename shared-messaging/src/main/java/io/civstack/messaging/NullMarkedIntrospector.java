package io.civstack.messaging;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/** Has Jackson follow JSpecify: a record component that is not {@code @Nullable} is required and refuses null. */
final class NullMarkedIntrospector extends AnnotationIntrospectorPair {

    NullMarkedIntrospector(AnnotationIntrospector standard) {
        super(standard, AnnotationIntrospector.nopInstance());
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        AnnotatedType type = typeOf(member);
        return type == null ? super.hasRequiredMarker(member) : Boolean.valueOf(!isNullable(type));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        AnnotatedType type = typeOf(annotated);
        return type == null || isNullable(type)
                ? super.findSetterInfo(annotated)
                : JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable AnnotatedType typeOf(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Executable executable
                && executable.getDeclaringClass().isRecord()) {
            return executable.getAnnotatedParameterTypes()[parameter.getIndex()];
        }
        if (annotated instanceof AnnotatedField member
                && member.getAnnotated().getDeclaringClass().isRecord()) {
            return member.getAnnotated().getAnnotatedType();
        }
        return null;
    }
}
