package io.civstack.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A data source of one connection whose transactions the bench commits: every caller gets the same connection. */
final class SingleConnection implements AutoCloseable {

    private final Connection connection;

    SingleConnection(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement()) {
            // As every connection of a service is set up.
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

    /** A method call that the proxy has received. */
    interface Call {
        Object on(Object target) throws Throwable;
    }

    /** What a proxy returns. */
    interface Answer {
        Object to(String method, Call call) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                SingleConnection.class.getClassLoader(),
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
