-- Which product a source is: more of them.
alter table datasource.source
    drop constraint source_product_check,
    add constraint source_product_check check (product in ('postgresql', 'mariadb', 'mysql', 'sqlserver', 'oracle'));
