package cn.tongxinqiao.estate;

import java.util.UUID;

/**
 * A file that was imported.
 *
 * @param id the upload
 * @param compound code of the compound
 * @param version version of the register it made
 * @param added homes added
 * @param changed homes changed
 * @param kept homes that were so already
 */
public record ImportDone(UUID id, String compound, long version, int added, int changed, int kept) {}
