package io.modelimpact.benchmarks;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, one thread, tables in memory. */
final class DuckTable implements AutoCloseable {

    private final DuckDBConnection connection;

    private DuckTable(DuckDBConnection connection) {
        this.connection = connection;
    }

    static DuckTable open(int threads) throws SQLException {
        DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new Properties());
        DuckTable table = new DuckTable(connection);
        table.execute("SET threads=" + threads);
        table.execute("SET preserve_insertion_order=false");
        return table;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes a row. */
    interface RowWriter {
        void write(DuckDBAppender appender, int row) throws SQLException;
    }

    /** Makes a table and fills it. */
    void create(String name, String columns, int rows, RowWriter writer) throws SQLException {
        execute("CREATE OR REPLACE TABLE " + name + " (" + columns + ")");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
            for (int row = 0; row < rows; row++) {
                appender.beginRow();
                writer.write(appender, row);
                appender.endRow();
            }
        }
    }

    /** Runs a query and fetches all it yields. */
    List<Object> query(String sql) throws SQLException {
        List<Object> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(rows.getObject(column)));
                }
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
