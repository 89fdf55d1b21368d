/** Engine glue of the votes: asks their decision tables. */
package cn.tongxinqiao.vote.process;
