package cn.tongxinqiao.organization;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads units and compounds from rows. */
final class UnitRow {

    private UnitRow() {}

    static Unit read(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("code"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("superior_code"),
                row.getString("corps_number"),
                row.getBoolean("active"));
    }

    static Compound readCompound(ResultSet row, int number) throws SQLException {
        return new Compound(row.getString("code"), row.getString("name"), row.getString("community_code"));
    }
}
