package cn.tongxinqiao.vote;

/**
 * A photo or paper as received.
 *
 * @param name the name it was sent with, may be null; shown, never used as a path
 * @param bytes its content, not null
 */
public record BallotFile(String name, byte[] bytes) {

    @Override
    public String toString() {
        return "BallotFile[" + bytes.length + " bytes]";
    }
}
