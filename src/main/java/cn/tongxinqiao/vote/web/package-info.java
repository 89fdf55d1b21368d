/** Pages and API of the votes. */
package cn.tongxinqiao.vote.web;
