/** Pages of the residents' portal. */
package cn.tongxinqiao.portal.web;
