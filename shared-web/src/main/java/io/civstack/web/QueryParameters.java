package io.civstack.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that the resource does not declare, and values that are not of the declared type; the
 * framework passes over the former and answers the latter with 404. Addresses outside of the API may be called with
 * parameters of others, such as those of a sign-in.
 */
@Singleton
class QueryParameters {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> sent = request.getUriInfo().getQueryParameters();
        if (!sent.isEmpty() && request.getUriInfo().getAbsolutePath().getPath().startsWith("/api/")) {
            check(sent, declared(resource.getResourceMethod()));
        }
    }

    private static Map<String, Class<?>> declared(Method method) {
        Map<String, Class<?>> declared = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                declared.put(named.value(), parameter.getType());
            }
        }
        return declared;
    }

    static void check(Map<String, List<String>> sent, Map<String, Class<?>> declared) {
        FieldProblems problems = new FieldProblems();
        new TreeMap<>(sent).forEach((name, values) -> {
            Problem problem = problem(name, values, declared);
            if (problem != null) {
                problems.addParameter(ExpectedInput.name(name), problem);
            }
        });
        problems.refuse();
    }

    private static @Nullable Problem problem(String name, List<String> values, Map<String, Class<?>> declared) {
        Class<?> type = declared.get(name);
        if (type == null) {
            return WebProblems.parameterUnknown(ExpectedInput.name(name), String.join(", ", declared.keySet()));
        }
        if (values.size() > 1) {
            return WebProblems.parameterInvalid(name, "given once");
        }
        if (values.getFirst().isEmpty()) {
            return WebProblems.parameterInvalid(name, "given a value");
        }
        return isOf(type, values.getFirst()) ? null : WebProblems.parameterInvalid(name, ExpectedInput.of(type));
    }

    private static boolean isOf(Class<?> type, String value) {
        if (type == Integer.class) {
            return isWhole(value, Integer.SIZE);
        }
        if (type == Long.class) {
            return isWhole(value, Long.SIZE);
        }
        if (type == UUID.class) {
            return UUID_FORM.matcher(value).matches();
        }
        return !type.isEnum()
                || Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> constant.toString().equals(value));
    }

    /** Java's own parsing takes a plus sign and the digits of all scripts. */
    private static boolean isWhole(String value, int bits) {
        return WHOLE.matcher(value).matches() && new BigInteger(value).bitLength() < bits;
    }
}
