using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EventNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_fault",
                table: "telematics_devices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stands_since",
                table: "telematics_devices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "telematics_event_notes",
                columns: table => new
                {
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telematics_event_notes", x => x.@event);
                    table.ForeignKey(
                        name: "FK_telematics_event_notes_telematics_events_event",
                        column: x => x.@event,
                        principalTable: "telematics_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            AppendOnly.Guard(migrationBuilder, "telematics_event_notes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telematics_event_notes");

            migrationBuilder.DropColumn(
                name: "has_fault",
                table: "telematics_devices");

            migrationBuilder.DropColumn(
                name: "stands_since",
                table: "telematics_devices");
        }
    }
}
