package cn.tongxinqiao.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one submission of a form may hold, whatever the form itself allows.
 *
 * @param longestText characters of one text
 * @param longestNumber digits of one number, before and after the point together
 * @param mostValues values of one submission, those in lists and rows included
 * @param mostRows rows of one list
 * @param deepest levels of lists and groups
 * @param mostCharacters characters of all texts together
 * @param rememberedTasks tasks of which it is remembered what their read-only fields showed
 * @param remembered how long that is remembered
 */
@ConfigurationProperties("tongxinqiao.forms")
record FormLimits(
        @DefaultValue("4000") int longestText,
        @DefaultValue("40") int longestNumber,
        @DefaultValue("500") int mostValues,
        @DefaultValue("100") int mostRows,
        @DefaultValue("6") int deepest,
        @DefaultValue("40000") int mostCharacters,
        @DefaultValue("20000") int rememberedTasks,
        @DefaultValue("1d") Duration remembered) {}
