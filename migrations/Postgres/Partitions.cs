using Microsoft.EntityFrameworkCore.Migrations;

namespace Wheelhouse.Postgres;

/// <summary>Positions come by the million and are forgotten by the month, so each month is a table of its own.
/// </summary>
/// <remarks>What belongs to no month that was made goes into the table for the rest: nothing is lost when years pass.
/// </remarks>
static class Partitions
{
    const int FirstYear = 2026;

    const int Years = 3;

    internal static void Create(MigrationBuilder migration)
    {
        migration.Sql(
            """
            create table telematics_positions (
                device uuid not null,
                at timestamp with time zone not null,
                organisation uuid not null,
                vin character varying(17) not null,
                received_at timestamp with time zone not null,
                latitude integer not null,
                longitude integer not null,
                speed_tenths integer,
                course integer,
                ignition boolean,
                is_live boolean not null,
                odometer_tenths bigint,
                constraint "PK_telematics_positions" primary key (device, at)
            ) partition by range (at);
            create table telematics_positions_rest partition of telematics_positions default;
            """);
        for (var month = new DateOnly(FirstYear, 1, 1); month.Year < FirstYear + Years; month = month.AddMonths(1))
        {
            migration.Sql(
                $"create table telematics_positions_{month:yyyy_MM} partition of telematics_positions " +
                $"for values from ('{month:yyyy-MM-dd}T00:00:00Z') to ('{month.AddMonths(1):yyyy-MM-dd}T00:00:00Z');");
        }
    }
}
