-- What a picture is made with becomes one document in the row of the job, and what a model recommends one in the row of the
-- model, so that a new setting needs no column. What SQL joins, ranks or estimates by is generated from the document.
alter table model add column defaults jsonb;
update model set defaults = jsonb_build_object(
    'width', width, 'height', height, 'steps', steps, 'cfg', cfg, 'sampler', sampler, 'schedule', schedule,
    'clipSkip', clip_skip);
alter table model
    alter column defaults set not null,
    drop column width, drop column height, drop column steps, drop column cfg, drop column sampler, drop column schedule,
    drop column clip_skip;

alter table job add column recipe jsonb;
update job set recipe = jsonb_build_object(
    'model', model_id,
    'family', family,
    'prompt', jsonb_build_object('positive', prompt, 'negative', negative_prompt),
    'settings', jsonb_build_object(
        'width', width, 'height', height, 'steps', steps, 'cfg', cfg, 'sampler', sampler, 'schedule', schedule,
        'clipSkip', clip_skip),
    'seed', seed);
alter table job
    alter column recipe set not null,
    drop column model_id, drop column family, drop column prompt, drop column negative_prompt, drop column width,
    drop column height, drop column steps, drop column cfg, drop column sampler, drop column schedule, drop column seed,
    drop column clip_skip;
alter table job
    add column model_id uuid not null generated always as ((recipe ->> 'model')::uuid) stored references model,
    add column family text not null generated always as (recipe ->> 'family') stored,
    add column pixels bigint not null generated always as (
        (recipe #>> '{settings,width}')::bigint * (recipe #>> '{settings,height}')::bigint) stored,
    add column steps integer not null generated always as ((recipe #>> '{settings,steps}')::integer) stored;
