package io.truevalue.web.listing;

import io.truevalue.web.listing.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one list is read: what is selected from where, by which columns it may be filtered and sorted, and its own order.
 * The tenant is no part of it: row-level security holds that.
 */
public final class Listing {
    private final String select;
    private final String from;
    private final String defaultSort;
    private final Columns columns;

    private Listing(Builder builder) {
        this.select = builder.select;
        this.from = builder.from;
        this.defaultSort = builder.defaultSort;
        this.columns = Columns.of(builder.columns, builder.key);
    }

    /**
     * @param select column list
     * @param from tables, joins
     */
    public static Builder of(String select, String from) {
        return new Builder(select, from);
    }

    private Listing(Listing whole, Map<String, String> hidden) {
        this.select = whole.select;
        this.from = whole.from;
        this.defaultSort = whole.defaultSort;
        this.columns = whole.columns.hiding(hidden);
    }

    /**
     * The same, with columns that are refused.
     *
     * @param hidden by name, with the permission that each takes
     */
    public Listing hiding(Map<String, String> hidden) {
        return new Listing(this, hidden);
    }

    /** The query of one page: one row more than asked for, and the sort columns as {@code cursor_0...}. */
    public Query compile(ListRequest request, Sql... conditions) {
        SortOrder order = SortOrder.parse(request.sort() == null ? defaultSort : request.sort(), columns);
        List<Sql> matching = new ArrayList<>(List.of(conditions));
        if (request.filter() != null) {
            matching.add(new Filter(columns).compile(request.filter()));
        }
        Sql counted = Sql.and(matching);
        if (request.cursor() != null) {
            matching.add(order.after(
                    Cursor.decode(request.cursor(), order.text(), order.keys().size())));
        }
        Sql where = Sql.and(matching);
        Sql page = new Sql(
                "SELECT " + select + order.cursorColumns() + " FROM " + from + " WHERE " + where.text() + " ORDER BY "
                        + order.orderBy() + " LIMIT " + (request.limit() + 1),
                where.parameters());
        Sql count = new Sql("SELECT count(*) FROM " + from + " WHERE " + counted.text(), counted.parameters());
        return new Query(page, count, request.limit(), order);
    }

    /** A compiled list request. */
    public static final class Query {
        private final Sql page;
        private final Sql count;
        private final int limit;
        private final SortOrder order;

        Query(Sql page, Sql count, int limit, SortOrder order) {
            this.page = page;
            this.count = count;
            this.limit = limit;
            this.order = order;
        }

        public Sql page() {
            return page;
        }

        public Sql count() {
            return count;
        }

        public int limit() {
            return limit;
        }

        /** How many columns {@code cursor_0...} the page query has. */
        public int cursorColumns() {
            return order.keys().size();
        }

        /** @param values of the last row's cursor columns */
        public String cursor(List<String> values) {
            return new Cursor(order.text(), values).encode();
        }
    }

    /** Collects columns. */
    public static final class Builder {
        private final String select;
        private final String from;
        private final List<Column> columns = new ArrayList<>();
        private String defaultSort = "-created_at";
        private String key = "id";

        private Builder(String select, String from) {
            this.select = select;
            this.from = from;
        }

        /** A column to filter and sort by; the expression must never be null. */
        public Builder column(String name, String sql, Kind kind) {
            columns.add(new Column(name, sql, kind, kind != Kind.TEXTS, null));
            return this;
        }

        /** A column to filter by only; may be null. */
        public Builder filterOnly(String name, String sql, Kind kind) {
            columns.add(new Column(name, sql, kind, false, null));
            return this;
        }

        /**
         * A column of many values, each in a row of its own: equality asks whether one of them is the value.
         *
         * @param rows their table and what joins it to the record: {@code team_member p WHERE p.user_id = m.user_id}
         * @param sql one row's value
         */
        public Builder ofRows(String name, String rows, String sql, Kind kind) {
            columns.add(new Column(name, sql, kind, false, rows));
            return this;
        }

        /** The order where the caller asks for none; {@code -created_at} unless said. */
        public Builder sortedBy(String sort) {
            this.defaultSort = sort;
            return this;
        }

        /** The column that makes every order total; {@code id} unless said. */
        public Builder keyedBy(String name) {
            this.key = name;
            return this;
        }

        public Listing build() {
            return new Listing(this);
        }
    }
}
