-- What was set at a service, for those who look for a cause; not to what.
create view configuration.v_happened as
    select setting.service_id, value.installation_id, setting.key, value.by_name, value.since as at
      from configuration.value
      join configuration.setting on setting.id = value.setting_id
     where value.side = 'current';

create index value_lately on configuration.value (setting_id, since desc) where side = 'current';
