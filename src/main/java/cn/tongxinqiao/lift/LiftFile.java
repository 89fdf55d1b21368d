package cn.tongxinqiao.lift;

/**
 * A photo or paper as received.
 *
 * @param name the name it was sent with, may be null; shown, never used as a path
 * @param bytes its content, not null
 */
public record LiftFile(String name, byte[] bytes) {

    @Override
    public String toString() {
        return "LiftFile[" + bytes.length + " bytes]";
    }
}
