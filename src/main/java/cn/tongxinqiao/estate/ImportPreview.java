package cn.tongxinqiao.estate;

import java.util.List;
import java.util.UUID;

/**
 * What a file would bring.
 *
 * @param id the upload
 * @param compound code of the compound
 * @param fileName the file as its owner calls it, may be empty
 * @param version version of the register it was compared with
 * @param rows every row of the file, in order
 * @param newParties owners the register does not have
 * @param untouched homes of the register the file does not name; they stay as they are
 * @param notes what else is to be known, in Chinese
 */
public record ImportPreview(
        UUID id,
        String compound,
        String fileName,
        long version,
        List<ImportRow> rows,
        int newParties,
        int untouched,
        List<String> notes) {

    /** Keeps its own copies. */
    public ImportPreview {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** How many rows have an outcome. */
    public int count(ImportRow.Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Whether it may be confirmed: all of it or nothing. */
    public boolean confirmable() {
        return rows.stream().noneMatch(row -> row.outcome() == ImportRow.Outcome.REFUSED);
    }
}
