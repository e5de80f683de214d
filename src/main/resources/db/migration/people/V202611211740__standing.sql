-- Who was merged into somebody is looked for by whom they are part of.
create index person_standing on people.person ((coalesce(merged_into, id)));
create index organisation_standing on people.organisation ((coalesce(merged_into, id)));

-- Who writes is known by each address that is proved to be theirs.
create index contact_method_mail on people.contact_method (lower(address)) where kind = 'email' and verified_at is not null;
