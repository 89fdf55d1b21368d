package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.BoardHome;
import cn.tongxinqiao.vote.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A building as it is drawn: floors from the top, homes under one another where their numbers end alike.
 *
 * @param blocks one for each entrance
 */
record BoardDrawing(List<Block> blocks) {

    /** Most homes that are drawn on one page. */
    static final int MOST = 300;

    private static final String MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    private static final int SUFFIX = 2;

    /** Draws homes. */
    static BoardDrawing of(List<BoardHome> homes) {
        Map<UUID, String> marks = marks(homes);
        Map<String, List<BoardHome>> byEntrance = new LinkedHashMap<>();
        homes.forEach(home -> byEntrance
                .computeIfAbsent(home.entrance() == null ? "" : home.entrance(), entrance -> new ArrayList<>())
                .add(home));
        return new BoardDrawing(byEntrance.entrySet().stream()
                .map(entry -> block(entry.getKey(), entry.getValue(), marks))
                .toList());
    }

    private static Block block(String entrance, List<BoardHome> homes, Map<UUID, String> marks) {
        Map<Integer, List<BoardHome>> byFloor = new TreeMap<>(Comparator.reverseOrder());
        homes.forEach(
                home -> byFloor.computeIfAbsent(Objects.requireNonNullElse(home.floor(), 0), floor -> new ArrayList<>())
                        .add(home));
        int widest = byFloor.values().stream().mapToInt(List::size).max().orElse(1);
        List<String> positions = homes.stream()
                .map(BoardDrawing::position)
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        boolean aligned = positions.size() <= 2 * widest
                && byFloor.values().stream()
                        .allMatch(floor -> floor.stream()
                                        .map(BoardDrawing::position)
                                        .distinct()
                                        .count()
                                == floor.size());
        int columns;
        Function<BoardHome, Integer> column;
        if (aligned) {
            column = home -> positions.indexOf(position(home)) + 1;
            columns = positions.size();
        } else {
            Map<Long, Integer> order = new HashMap<>();
            byFloor.values().forEach(floor -> {
                for (int i = 0; i < floor.size(); i++) {
                    order.put(floor.get(i).home(), i + 1);
                }
            });
            column = home -> order.get(home.home());
            columns = widest;
        }
        List<Floor> floors = byFloor.entrySet().stream()
                .map(entry -> new Floor(entry.getKey(), row(entry.getValue(), columns, column, marks)))
                .toList();
        return new Block(entrance, columns, floors);
    }

    private static List<Cell> row(
            List<BoardHome> floor, int columns, Function<BoardHome, Integer> column, Map<UUID, String> marks) {
        Cell[] row = new Cell[columns];
        floor.forEach(home -> row[column.apply(home) - 1] = new Cell(home, marks.getOrDefault(home.party(), "")));
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : row) {
            cells.add(cell == null ? Cell.NONE : cell);
        }
        return cells;
    }

    /** The same sign for all homes of a head that has several here. */
    private static Map<UUID, String> marks(List<BoardHome> homes) {
        Map<UUID, Long> counted = homes.stream()
                .collect(Collectors.groupingBy(BoardHome::party, LinkedHashMap::new, Collectors.counting()));
        Map<UUID, String> marks = new HashMap<>();
        counted.forEach((party, count) -> {
            if (count > 1) {
                int next = marks.size();
                marks.put(party, next < MARKS.length() ? MARKS.substring(next, next + 1) : "(" + (next + 1) + ")");
            }
        });
        return marks;
    }

    /** What of a number says where on its floor a home lies: 02 of 1102. */
    private static String position(BoardHome home) {
        String number = home.number();
        String floor = String.valueOf(home.floor());
        if (number.startsWith(floor) && number.length() > floor.length()) {
            return number.substring(floor.length());
        }
        return number.length() <= SUFFIX ? number : number.substring(number.length() - SUFFIX);
    }

    /**
     * An entrance.
     *
     * @param entrance its name; empty where the building has none
     * @param columns how many homes lie beside one another at most
     * @param floors from the top
     */
    record Block(String entrance, int columns, List<Floor> floors) {}

    /**
     * A floor.
     *
     * @param floor its number
     * @param cells from left to right
     */
    record Floor(int floor, List<Cell> cells) {}

    /**
     * A place on a floor.
     *
     * @param home the home there; null for none
     * @param mark sign of the head, where it has several homes; else empty
     */
    record Cell(BoardHome home, String mark) {

        private static final Cell NONE = new Cell(null, "");

        /** A sign besides the colour. */
        public String sign() {
            return BoardDrawing.sign(home.choice());
        }

        /** One character for the choice. */
        public String letter() {
            return BoardDrawing.letter(home.choice());
        }
    }

    static String sign(Choice choice) {
        return switch (choice) {
            case AGREE -> "✓";
            case OPPOSE -> "✗";
            case ABSTAIN -> "○";
            case ABSENT -> "—";
        };
    }

    static String letter(Choice choice) {
        return switch (choice) {
            case AGREE -> "同";
            case OPPOSE -> "反";
            case ABSTAIN -> "弃";
            case ABSENT -> "未";
        };
    }
}
