package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Schemes side by side, home by home.
 *
 * @param columns what is compared, at least two
 * @param rows every home any of them has, as a house is drawn
 */
public record SchemeComparison(List<Column> columns, List<Row> rows) {

    /** Fewest and most columns. */
    public static final int FEWEST = 2;

    public static final int MOST = 4;

    /** Keeps its own copies. */
    public SchemeComparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static SchemeComparison of(List<Column> columns) {
        Map<SchemeHome, Map<Integer, ReckonedHome>> lines = new TreeMap<>(SchemeHome.TOP_FLOOR_FIRST);
        Map<Long, SchemeHome> firstOf = new HashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            for (ReckonedHome line : columns.get(index).reckoning().homes()) {
                SchemeHome first = firstOf.computeIfAbsent(line.home().id(), id -> line.home());
                lines.computeIfAbsent(first, home -> new HashMap<>()).put(index, line);
            }
        }
        List<Row> rows = new ArrayList<>();
        lines.forEach((first, byColumn) -> {
            List<Cell> cells = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                ReckonedHome line = byColumn.get(index);
                cells.add(line == null || line.net() == null ? Cell.EMPTY : new Cell(line, line.net(), null));
            }
            BigDecimal base = cells.get(0).net();
            rows.add(new Row(
                    first,
                    cells.stream()
                            .map(cell -> base == null || cell.net() == null
                                    ? cell
                                    : new Cell(
                                            cell.line(), cell.net(), cell.net().subtract(base)))
                            .toList()));
        });
        return new SchemeComparison(columns, rows);
    }

    /**
     * One scheme, perhaps shared in another way than its own.
     *
     * @param choice how it was asked for
     * @param scheme the version
     * @param method how the cost is shared here
     * @param reckoning what it comes to
     */
    public record Column(SchemeChoice choice, LiftScheme scheme, CostMethod method, Reckoning reckoning) {

        /** Whether it is shared in another way than the scheme says. */
        public boolean isWhatIf() {
            return method != scheme.terms().method();
        }

        /** What people call it. */
        public String label() {
            return scheme.terms().name() + " 第 " + scheme.version() + " 版"
                    + (isWhatIf() ? "，假如改成“" + method.label() + "”" : "");
        }
    }

    /**
     * A home.
     *
     * @param home the home
     * @param cells what it pays, column by column
     */
    public record Row(SchemeHome home, List<Cell> cells) {

        /** The difference between the most and the least it would pay, zero when only one column knows. */
        public BigDecimal spread() {
            List<BigDecimal> nets = cells.stream()
                    .map(Cell::net)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            return nets.isEmpty() ? BigDecimal.ZERO : nets.get(nets.size() - 1).subtract(nets.get(0));
        }
    }

    /**
     * What a home pays in one column.
     *
     * @param line what the scheme comes to for it; null where it has no part or nothing could be reckoned
     * @param net yuan, compensation taken off; null like {@code line}
     * @param difference to the first column; null where one of both is not known
     */
    public record Cell(ReckonedHome line, BigDecimal net, BigDecimal difference) {

        private static final Cell EMPTY = new Cell(null, null, null);
    }
}
