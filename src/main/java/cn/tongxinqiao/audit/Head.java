package cn.tongxinqiao.audit;

import java.util.HexFormat;

/**
 * The newest end of the chain.
 *
 * @param position number of the newest seal, 0 before the first
 * @param hash its hash
 */
public record Head(long position, byte[] hash) {

    /** The hash as people note it, 64 hexadecimal digits. */
    public String hashInHex() {
        return HexFormat.of().formatHex(hash);
    }
}
