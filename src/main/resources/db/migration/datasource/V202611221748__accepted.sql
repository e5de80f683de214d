-- Why a source is read although the guards are not proven on its product.
alter table datasource.source
    add column accepted text not null default '',
    add check ((product in ('sqlserver', 'oracle')) = (accepted <> '')),
    add check (product not in ('sqlserver', 'oracle') or not insisted);
