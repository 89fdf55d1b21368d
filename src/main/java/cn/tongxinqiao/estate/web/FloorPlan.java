package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.RegisteredHome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A building drawn floor by floor, the top one first.
 *
 * @param entrances its entrances, by name
 * @param homes number of homes
 * @param parties number of owners, each a head
 * @param area square metres of all homes
 * @param unowned number of homes without an owner
 */
record FloorPlan(List<Entrance> entrances, int homes, int parties, BigDecimal area, int unowned) {

    /** An entrance; {@code columns} is the number of homes of its widest floor. */
    record Entrance(String name, int columns, List<Floor> floors) {}

    /** A floor and the homes on it, by number. */
    record Floor(int number, List<Cell> cells) {}

    /** A home; {@code homesOfOwner} is how many of the building are its owner's. */
    record Cell(RegisteredHome home, long homesOfOwner) {}

    static FloorPlan of(Building building, List<RegisteredHome> homes) {
        Map<UUID, Long> byParty = homes.stream()
                .filter(home -> home.party() != null)
                .collect(Collectors.groupingBy(RegisteredHome::party, Collectors.counting()));
        Map<String, Map<Integer, List<Cell>>> drawn = new TreeMap<>();
        homes.forEach(home -> drawn.computeIfAbsent(
                        home.home().entrance(), entrance -> new TreeMap<>(Comparator.reverseOrder()))
                .computeIfAbsent(home.home().floor(), floor -> new ArrayList<>())
                .add(new Cell(home, home.party() == null ? 0 : byParty.get(home.party()))));
        List<Entrance> entrances = drawn.entrySet().stream()
                .map(entrance -> new Entrance(
                        entrance.getKey(),
                        entrance.getValue().values().stream()
                                .mapToInt(List::size)
                                .max()
                                .orElse(0),
                        entrance.getValue().entrySet().stream()
                                .map(floor -> new Floor(floor.getKey(), floor.getValue()))
                                .toList()))
                .toList();
        return new FloorPlan(
                entrances,
                homes.size(),
                byParty.size(),
                homes.stream().map(home -> home.home().area()).reduce(new BigDecimal("0.00"), BigDecimal::add),
                (int) homes.stream()
                        .map(RegisteredHome::party)
                        .filter(Objects::isNull)
                        .count());
    }
}
