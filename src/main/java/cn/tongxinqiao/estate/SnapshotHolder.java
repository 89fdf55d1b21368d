package cn.tongxinqiao.estate;

import java.util.Optional;
import java.util.UUID;

/**
 * Whoever counts by snapshots says while a snapshot is in use, so that two of its owners are not joined, nor one parted,
 * while their voices are being counted.
 */
public interface SnapshotHolder {

    /**
     * Why the owners of a snapshot have to stay as they are.
     *
     * @param snapshot the snapshot
     * @return what is going on, in Chinese and fit for a sentence such as 表决 V2026-0001 正在进行; empty when nothing is
     */
    Optional<String> holds(UUID snapshot);
}
