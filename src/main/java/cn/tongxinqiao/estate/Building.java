package cn.tongxinqiao.estate;

/**
 * A building of a compound.
 *
 * @param code its code, unique in the district
 * @param compound code of the compound it stands in
 * @param name its Chinese name, unique in the compound
 * @param storeys floors above ground, at least 1
 * @param lift whether it has a lift already
 */
public record Building(String code, String compound, String name, int storeys, boolean lift) {}
