#!/bin/sh
# Definitions cannot read the environment, so the users and their passwords are put in before the broker starts.
set -eu
case "$RABBITMQ_USER$RABBITMQ_PASSWORD$RABBITMQ_GATEWAY_PASSWORD" in
  *[!A-Za-z0-9_-]*)
    echo 'RABBITMQ_USER, RABBITMQ_PASSWORD and RABBITMQ_GATEWAY_PASSWORD may only have letters, digits, - and _: they stand in an address' >&2
    exit 1
    ;;
esac
umask 027
sed -e "s/@RABBITMQ_USER@/$RABBITMQ_USER/g" -e "s/@RABBITMQ_PASSWORD@/$RABBITMQ_PASSWORD/g" \
  -e "s/@RABBITMQ_GATEWAY_PASSWORD@/$RABBITMQ_GATEWAY_PASSWORD/g" \
  /etc/guestflow/definitions.json >/tmp/definitions.json
if [ "$(id -u)" = 0 ]; then chown rabbitmq:rabbitmq /tmp/definitions.json; fi
unset RABBITMQ_PASSWORD RABBITMQ_USER RABBITMQ_GATEWAY_PASSWORD
exec docker-entrypoint.sh rabbitmq-server
