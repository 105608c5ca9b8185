#!/bin/sh
# Lets standbys of the same network follow the primary.
echo "host replication postgres samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
