package io.civstack.generation.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A data source of one connection, whose transactions the caller commits: whoever asks for a connection joins the
 * transaction under way.
 */
final class OneConnection implements AutoCloseable {

    private final Connection connection;

    OneConnection(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement()) {
            // As in a service.
            statement.execute("set plan_cache_mode = force_generic_plan");
        }
        connection.setAutoCommit(false);
    }

    DataSource source() {
        Connection shared = proxy(Connection.class, (name, call) -> name.equals("close") ? null : call.on(connection));
        return proxy(DataSource.class, (name, call) -> shared);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A call that the proxy may pass on. */
    interface Call {
        Object on(Object target) throws Throwable;
    }

    /** The behaviour of a proxy. */
    interface Answer {
        Object to(String method, Call call) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), target -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
