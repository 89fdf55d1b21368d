package cn.tongxinqiao.replay;

/** A case cannot be brought to its end; the message says why. */
final class CaseFailed extends RuntimeException {

    CaseFailed(String message) {
        super(message);
    }
}
