package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.estate.FloorPlan;
import cn.tongxinqiao.vote.BoardHome;
import cn.tongxinqiao.vote.Choice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** Draws homes. */
    static BoardDrawing of(List<BoardHome> homes) {
        Map<UUID, String> marks = marks(homes);
        FloorPlan<BoardHome> plan =
                FloorPlan.at(homes, home -> new FloorPlan.Place(home.entrance(), home.floor(), home.number()));
        return new BoardDrawing(
                plan.blocks().stream().map(block -> block(block, marks)).toList());
    }

    private static Block block(FloorPlan.Block<BoardHome> block, Map<UUID, String> marks) {
        return new Block(
                block.entrance(),
                block.columns(),
                block.floors().stream()
                        .map(floor -> new Floor(
                                floor.floor(),
                                floor.cells().stream()
                                        .map(cell -> cell(cell.home(), marks))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(BoardHome home, Map<UUID, String> marks) {
        return home == null ? Cell.NONE : new Cell(home, marks.getOrDefault(home.party(), ""));
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
