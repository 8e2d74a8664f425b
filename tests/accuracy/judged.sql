select 1 \g /dev/null
