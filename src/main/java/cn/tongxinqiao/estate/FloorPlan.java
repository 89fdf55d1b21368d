package cn.tongxinqiao.estate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A building as it is drawn: entrance by entrance, floors from the top, homes under one another where their numbers end alike.
 *
 * @param blocks one for each entrance
 * @param <T> what is known of a home
 */
public record FloorPlan<T>(List<Block<T>> blocks) {

    private static final int SUFFIX = 2;

    /**
     * Draws homes of the register.
     *
     * @param homes what is known of them, in the order of the register
     * @param home the home of each
     * @param <T> what is known of a home
     * @return the drawing
     */
    public static <T> FloorPlan<T> of(List<T> homes, Function<T, Home> home) {
        return at(homes, home.andThen(one -> new Place(one.entrance(), one.floor(), one.number())));
    }

    /**
     * Draws homes, wherever they are known from.
     *
     * @param homes what is known of them, in the order of the register
     * @param place where each lies
     * @param <T> what is known of a home
     * @return the drawing
     */
    public static <T> FloorPlan<T> at(List<T> homes, Function<T, Place> place) {
        Map<String, List<T>> byEntrance = homes.stream()
                .collect(Collectors.groupingBy(
                        one -> place.apply(one).entrance() == null
                                ? ""
                                : place.apply(one).entrance(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new FloorPlan<>(byEntrance.entrySet().stream()
                .map(entry -> block(entry.getKey(), entry.getValue(), place))
                .toList());
    }

    private static <T> Block<T> block(String entrance, List<T> homes, Function<T, Place> place) {
        Map<Integer, List<T>> byFloor = homes.stream()
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNullElse(place.apply(one).floor(), 0),
                        () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                        Collectors.toList()));
        int widest = byFloor.values().stream().mapToInt(List::size).max().orElse(1);
        List<String> positions = homes.stream()
                .map(one -> position(place.apply(one)))
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        boolean aligned = positions.size() <= 2 * widest
                && byFloor.values().stream()
                        .allMatch(floor -> floor.stream()
                                        .map(one -> position(place.apply(one)))
                                        .distinct()
                                        .count()
                                == floor.size());
        int columns = aligned ? positions.size() : widest;
        List<Floor<T>> floors = byFloor.entrySet().stream()
                .map(entry -> {
                    List<Cell<T>> cells = new ArrayList<>();
                    for (int column = 0; column < columns; column++) {
                        cells.add(new Cell<>(null));
                    }
                    int next = 0;
                    for (T one : entry.getValue()) {
                        cells.set(aligned ? positions.indexOf(position(place.apply(one))) : next++, new Cell<>(one));
                    }
                    return new Floor<>(entry.getKey(), List.copyOf(cells));
                })
                .toList();
        return new Block<>(entrance, columns, floors);
    }

    /** What of a number says where on its floor a home lies: 02 of 1102. */
    private static String position(Place place) {
        String number = place.number();
        String floor = String.valueOf(place.floor());
        if (number.startsWith(floor) && number.length() > floor.length()) {
            return number.substring(floor.length());
        }
        return number.length() <= SUFFIX ? number : number.substring(number.length() - SUFFIX);
    }

    /**
     * Where a home lies.
     *
     * @param entrance its entrance, may be null
     * @param floor its floor; null, where nobody knows, is drawn as 0
     * @param number its number
     */
    public record Place(String entrance, Integer floor, String number) {}

    /**
     * An entrance.
     *
     * @param entrance its name; empty where the building has none
     * @param columns how many homes lie beside one another at most
     * @param floors from the top
     */
    public record Block<T>(String entrance, int columns, List<Floor<T>> floors) {}

    /**
     * A floor.
     *
     * @param floor its number
     * @param cells from left to right
     */
    public record Floor<T>(int floor, List<Cell<T>> cells) {}

    /**
     * A place on a floor.
     *
     * @param home what is known of the home there; null for none
     */
    public record Cell<T>(T home) {}
}
