package cn.tongxinqiao.request;

import cn.tongxinqiao.document.Accepted;
import java.util.Arrays;
import java.util.List;

/** What a file of a case is for. The names are stored and part of the API; one that is in use is never renamed. */
public enum FilePurpose {
    /** A photo of the requester; the only kind the requester sees and adds. */
    REQUEST("诉求人照片", Accepted.PHOTOS),
    /** A photo of the place before anything was done. */
    BEFORE("办理前照片", Accepted.WORK_PHOTOS),
    /** A photo of the place when it was done. */
    AFTER("办理后照片", Accepted.WORK_PHOTOS),
    /** What the requester or a unit signed, as a photo or a paper. */
    SIGNATURE("签字材料", Accepted.WORK_FILES),
    /** Any other paper or photo of the work. */
    PAPER("办理材料", Accepted.WORK_FILES);

    private static final String REQUESTERS = "REQUEST";
    private static final String OF_STAFF = "REQUEST_";

    private final String label;
    private final Accepted accepted;

    FilePurpose(String label, Accepted accepted) {
        this.label = label;
        this.accepted = accepted;
    }

    /**
     * Chinese name.
     *
     * @return label for people
     */
    public String label() {
        return label;
    }

    /** Whether staff add such files; the others are the requester's. */
    boolean isOfStaff() {
        return this != REQUEST;
    }

    Accepted accepted() {
        return accepted;
    }

    /** As whose the documents are kept. */
    String ownerKind() {
        return this == REQUEST ? REQUESTERS : OF_STAFF + name();
    }

    static List<String> ownerKinds() {
        return Arrays.stream(values()).map(FilePurpose::ownerKind).toList();
    }

    static FilePurpose ofOwnerKind(String ownerKind) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.ownerKind().equals(ownerKind))
                .findFirst()
                .orElseThrow();
    }
}
