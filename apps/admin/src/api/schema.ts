// Generated from docs/generated/openapi.json by `npm run generate`.

export interface paths {
    "/analytics/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BookingStatistics_bookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/bookings/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BookingStatistics_daily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Messages_campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guests_guests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/kpi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Kpi_kpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Messages_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/nps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Feedback_nps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/occupancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Occupancy_occupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guests_retention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Summary_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApiKeys_list"];
        put?: never;
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApiKeys_card"];
        put?: never;
        post?: never;
        delete: operations["ApiKeys_revoke"];
        options?: never;
        head?: never;
        patch: operations["ApiKeys_change"];
        trace?: never;
    };
    "/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditLog_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registration_sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registration_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/impersonate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_impersonate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Invitations_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Passwords_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Passwords_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Passwords_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Registration_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sessions_list"];
        put?: never;
        post?: never;
        delete: operations["Sessions_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/switch/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_switch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/telegram/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MiniApp_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blacklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Blacklist_list"];
        put?: never;
        post: operations["Blacklist_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blacklist/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Blacklist_remove"];
        options?: never;
        head?: never;
        patch: operations["Blacklist_change"];
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bookings_list"];
        put?: never;
        post: operations["Bookings_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_alternatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendar_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bookings_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Bookings_change"];
        trace?: never;
    };
    "/bookings/{id}/arrived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_arrived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_noShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Bookings_setStatus"];
        trace?: never;
    };
    "/bookings/{id}/undo-arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bookings_undoArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{venue_id}/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bot_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bot_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Bot_change"];
        trace?: never;
    };
    "/bot/booking/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bot_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking/{id}/coming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bot_coming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking/{id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bot_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking/{id}/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Bot_late"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/booking/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bot_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bot_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotFeedback_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/guest-by-phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BotGuests_byPhone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/guest-register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotGuests_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/guests/{telegram_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BotGuests_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["BotGuests_change"];
        trace?: never;
    };
    "/bot/guests/{telegram_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BotConsents_agreed"];
        put?: never;
        post: operations["BotConsents_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/guests/{telegram_id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotPrivacy_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotMessages_hear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/notification-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BotTemplates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/waitlist/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotWaitlist_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bot/waitlist/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotWaitlist_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bots_list"];
        put?: never;
        post: operations["Bots_connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Bots_card"];
        put?: never;
        post?: never;
        delete: operations["Bots_unlink"];
        options?: never;
        head?: never;
        patch: operations["Bots_change"];
        trace?: never;
    };
    "/calendar-feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CalendarFeeds_list"];
        put?: never;
        post: operations["CalendarFeeds_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar-feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["CalendarFeeds_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{secret}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calendars_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_list"];
        put?: never;
        post: operations["Campaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignSegments_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_card"];
        put?: never;
        post?: never;
        delete: operations["Campaigns_delete"];
        options?: never;
        head?: never;
        patch: operations["Campaigns_change"];
        trace?: never;
    };
    "/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_send[1]"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_recipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_send[0]"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dialogues_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dialogues_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues/send-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Dialogues_sendGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dialogues_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues/{guest_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Dialogues_read"];
        put?: never;
        post: operations["Dialogues_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dialogues/{guest_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Dialogues_markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Feedback_list"];
        put?: never;
        post: operations["Feedback_writeDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Feedback_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Feedback_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Feedback_handle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Feedback_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Feedback_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guests_list"];
        put?: never;
        post: operations["Guests_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_list"];
        put?: never;
        post: operations["Imports_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Merges_list"];
        put?: never;
        post: operations["Merges_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/merges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Merges_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Merges_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Guests_card"];
        put: operations["Guests_replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Guests_change"];
        trace?: never;
    };
    "/guests/{id}/bot-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BotLinks_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Consents_list"];
        put?: never;
        post: operations["Consents_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/data-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Privacy_dataExport"];
        put?: never;
        post: operations["Privacy_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Duplicates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Privacy_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Privacy_erasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guests/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["History_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/unsubscribe/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Unsubscribing_ask"];
        put?: never;
        post: operations["Unsubscribing_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnBookings_list"];
        put?: never;
        post: operations["OwnBookings_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnBookings_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["OwnBookings_change"];
        trace?: never;
    };
    "/me/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnBookings_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings/{id}/coming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnBookings_coming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings/{id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnBookings_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings/{id}/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnBookings_late"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookings/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnBookings_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Messages_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Templates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Templates_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Templates_change"];
        trace?: never;
    };
    "/notification-templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Templates_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-templates/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Templates_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Notifications_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Notifications_readAll"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notifications_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ChannelSettings_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ChannelSettings_change"];
        trace?: never;
    };
    "/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Notifications_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_analytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/analytics/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_analytics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/booking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/booking/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/bot-gateway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_bot-gateway"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/bot-gateway/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BotsOfPlatform_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/bot-gateway/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_bot-gateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/crm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_crm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/crm/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_crm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/identity/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_state_messaging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/messaging/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay_messaging"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organizations_list"];
        put?: never;
        post: operations["Organizations_found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organizations_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organizations_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Organizations_change"];
        trace?: never;
    };
    "/organizations/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organizations_settings"];
        put: operations["Organizations_changeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/bookings/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicBookings_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PublicBookings_change"];
        trace?: never;
    };
    "/public/bookings/{reference}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicBookings_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/bookings/{reference}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicBookings_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/bookings/{reference}/coming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicBookings_coming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/bookings/{reference}/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicBookings_late"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/holds/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Holds_giveBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicVenues_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicVenues_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicVenues_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicVenues_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicVenues_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/venues/{slug}/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicWaitlist_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/waitlist/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicWaitlist_status"];
        put?: never;
        post?: never;
        delete: operations["PublicWaitlist_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/waitlist/{reference}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicWaitlist_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/waitlist/{reference}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublicWaitlist_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reminders_rules"];
        put: operations["Reminders_setRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reminders_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/weekly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Reports_get"];
        put: operations["Reports_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedule/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Blocks_list"];
        put?: never;
        post: operations["Blocks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedule/blocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Blocks_card"];
        put?: never;
        post?: never;
        delete: operations["Blocks_delete"];
        options?: never;
        head?: never;
        patch: operations["Blocks_change"];
        trace?: never;
    };
    "/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Segments_list"];
        put?: never;
        post: operations["Segments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Segments_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Segments_card"];
        put?: never;
        post?: never;
        delete: operations["Segments_delete"];
        options?: never;
        head?: never;
        patch: operations["Segments_change"];
        trace?: never;
    };
    "/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SigningKeys_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signing-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SigningKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/table-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TableGroups_list"];
        put?: never;
        post: operations["TableGroups_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/table-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TableGroups_card"];
        put?: never;
        post?: never;
        delete: operations["TableGroups_delete"];
        options?: never;
        head?: never;
        patch: operations["TableGroups_change"];
        trace?: never;
    };
    "/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tables_list"];
        put?: never;
        post: operations["Tables_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tables/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_available"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tables/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Tables_arrange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tables/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tables_card"];
        put?: never;
        post?: never;
        delete: operations["Tables_delete"];
        options?: never;
        head?: never;
        patch: operations["Tables_change"];
        trace?: never;
    };
    "/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tenants_list"];
        put?: never;
        post: operations["Tenants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tenants_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Tenants_change"];
        trace?: never;
    };
    "/tenants/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tenants_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tenants_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Uploads_list"];
        put?: never;
        post: operations["Uploads_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Uploads_one"];
        put?: never;
        post?: never;
        delete: operations["Uploads_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UploadContent_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_list"];
        put?: never;
        post: operations["Users_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_me"];
        put: operations["Users_changeMe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_card"];
        put?: never;
        post?: never;
        delete: operations["Users_letGo"];
        options?: never;
        head?: never;
        patch: operations["Users_change"];
        trace?: never;
    };
    "/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Users_sendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Venues_list"];
        put?: never;
        post: operations["Venues_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Venues_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Venues_changeCurrent"];
        trace?: never;
    };
    "/venues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Venues_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Venues_change"];
        trace?: never;
    };
    "/venues/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Venues_settings"];
        put: operations["Venues_changeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Waitlist_list"];
        put?: never;
        post: operations["Waitlist_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Waitlist_card"];
        put?: never;
        post?: never;
        delete: operations["Waitlist_leave"];
        options?: never;
        head?: never;
        patch: operations["Waitlist_change"];
        trace?: never;
    };
    "/waitlist/{id}/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Waitlist_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Waitlist_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ParkedEventDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            event_id: string | null;
            /** @example booking.created.v1 */
            type: string | null;
            /** @description failed, malformed, killed_its_consumer, … */
            reason: string;
            error: string;
            attempts: number;
            /** Format: date-time */
            parked_at: string;
        };
        ServiceStateDto: {
            /** @enum {string} */
            service: "identity" | "booking" | "crm" | "messaging" | "analytics" | "bot-gateway";
            /** @description The broker takes and brings events */
            broker_up: boolean;
            /** @description Events that wait to leave; no more are counted than 10,001 */
            waiting: number;
            /**
             * Format: date-time
             * @description When the oldest of them was told
             */
            waiting_since: string | null;
            /** @description Events that could not be handled in spite of many tries */
            parked: number;
            /** @description The first 200 of them */
            parked_events: components["schemas"]["ParkedEventDto"][];
        };
        ReplayDto: {
            /** @description Which; without it all, at most a thousand at a time */
            ids?: string[];
        };
        ReplayedDto: {
            replayed: number;
        };
        ApiKeyDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * @description How the key begins
             * @example gf_4vRt0aXk92Lm
             */
            prefix: string;
            scopes: ("analytics.read" | "venue.read" | "templates.read" | "tables.read" | "bookings.read" | "bookings.write" | "schedule.read" | "guests.read" | "guests.write" | "segments.read" | "feedback.read" | "dialogues.read" | "dialogues.write" | "bot.act")[];
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        CreateApiKeyDto: {
            /** @example Booking widget */
            name: string;
            /** @description What it may do: of what keys can do, no more than its maker may */
            scopes: ("analytics.read" | "venue.read" | "templates.read" | "tables.read" | "bookings.read" | "bookings.write" | "schedule.read" | "guests.read" | "guests.write" | "segments.read" | "feedback.read" | "dialogues.read" | "dialogues.write" | "bot.act")[];
            /**
             * Format: date-time
             * @description For ever, when not given
             */
            expires_at?: string | null;
        };
        NewApiKeyDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * @description How the key begins
             * @example gf_4vRt0aXk92Lm
             */
            prefix: string;
            scopes: ("analytics.read" | "venue.read" | "templates.read" | "tables.read" | "bookings.read" | "bookings.write" | "schedule.read" | "guests.read" | "guests.write" | "segments.read" | "feedback.read" | "dialogues.read" | "dialogues.write" | "bot.act")[];
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
            /** @description The key itself. It is shown this once */
            key: string;
        };
        ChangeApiKeyDto: {
            /** @example Booking widget */
            name?: string;
            /** @description What it may do: of what keys can do, no more than its maker may */
            scopes?: ("analytics.read" | "venue.read" | "templates.read" | "tables.read" | "bookings.read" | "bookings.write" | "schedule.read" | "guests.read" | "guests.write" | "segments.read" | "feedback.read" | "dialogues.read" | "dialogues.write" | "bot.act")[];
            /**
             * Format: date-time
             * @description For ever, when not given
             */
            expires_at?: string | null;
        };
        LoginDto: {
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            /** @description At most 200 characters */
            password: string;
            /**
             * Format: uuid
             * @description The venue to work in; otherwise the one worked in last
             */
            venue_id?: string;
        };
        SignedInUserDto: {
            /** Format: uuid */
            id: string;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            name: string;
            /** @enum {string} */
            role: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist" | "guest";
            /**
             * Format: uuid
             * @description The venue worked in; null for an operator of the platform and for a guest
             */
            venue_id: string | null;
        };
        LoginAnswerDto: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds */
            expires_in: number;
            /** @description For an API client; a browser gets it as a cookie */
            refresh_token?: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed before
             */
            session_expires_at: string;
            user: components["schemas"]["SignedInUserDto"];
        };
        RefreshDto: {
            /** @description Browsers send a cookie instead */
            refresh_token?: string;
            /**
             * Format: uuid
             * @description Go on at another of one’s venues
             */
            venue_id?: string;
        };
        LogoutDto: {
            /** @description Browsers send a cookie instead */
            refresh_token?: string;
        };
        MyOrganizationDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        MyVenueDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organization_id: string;
            name: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            /** @example Europe/Moscow */
            timezone: string;
            currency: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "receptionist" | "specialist";
            /** @enum {string} */
            status: "active" | "suspended";
        };
        PersonDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        MeDto: {
            /** Format: uuid */
            id: string;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            name: string;
            /** @enum {string} */
            role: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist" | "guest";
            /**
             * Format: uuid
             * @description The venue worked in; null for an operator of the platform and for a guest
             */
            venue_id: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            /**
             * @description null: the venue’s
             * @example Europe/Moscow
             */
            timezone: string | null;
            /** @enum {string} */
            language: "ru" | "en";
            avatar_url: string | null;
            email_verified: boolean;
            permissions: ("tenants.read" | "tenants.write" | "users.impersonate" | "signing_keys.rotate" | "operations.read" | "operations.write" | "audit.read" | "analytics.read" | "analytics.organization" | "organizations.read" | "organizations.write" | "venue.read" | "venue.write" | "users.read" | "users.write" | "api_keys.read" | "api_keys.write" | "templates.read" | "templates.write" | "campaigns.read" | "campaigns.write" | "campaigns.send" | "uploads.write" | "notifications.send" | "tables.read" | "tables.write" | "bookings.read" | "bookings.write" | "bookings.override" | "schedule.read" | "schedule.write" | "calendar_feeds.read" | "calendar_feeds.write" | "guests.read" | "guests.write" | "guests.merge" | "guests.import" | "guests.export" | "guests.erase" | "segments.read" | "segments.write" | "blacklist.read" | "blacklist.write" | "feedback.read" | "feedback.write" | "bots.read" | "bots.write" | "dialogues.read" | "dialogues.write" | "bot.act" | "bot.forget" | "own_bookings.read" | "own_bookings.write" | "self.read" | "self.write")[];
            organizations: components["schemas"]["MyOrganizationDto"][];
            venues: components["schemas"]["MyVenueDto"][];
            /** @description The operator who works in this name */
            impersonator: components["schemas"]["PersonDto"] | null;
            /** Format: uuid */
            session_id: string;
        };
        ImpersonateDto: {
            /** Format: uuid */
            user_id: string;
        };
        TokenDto: {
            /** @description From the link in the e-mail */
            token: string;
        };
        InvitationDto: {
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            name: string;
            /** @enum {string} */
            role: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist" | "guest";
            /** @description null: the platform itself */
            venue_name: string | null;
            organization_name: string | null;
            /** @description Whether a password is to be chosen; who has an account keeps his */
            needs_password: boolean;
        };
        AcceptInvitationDto: {
            first_name?: string;
            last_name?: string;
            phone?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            token: string;
            password?: string;
        };
        OrganizationSettings: {
            /**
             * @description Of a new venue, when none is given. RUB, until it is set
             * @example RUB
             */
            currency: string;
            /**
             * @description Of a new venue, when none is given. Europe/Moscow, until it is set
             * @example Europe/Moscow
             */
            default_timezone: string;
            /** @description How it is taxed, in the words of its accountant */
            taxation_schema: string | null;
            /** @description What the numbers of its invoices begin with */
            invoice_series_prefix: string | null;
            /** @description At most 10 000 characters of JSON */
            cancellation_policies: {
                [key: string]: unknown;
            };
            /** @description At most 10 000 characters of JSON */
            booking_policies: {
                [key: string]: unknown;
            };
        };
        OrganizationDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            name: string;
            description: string | null;
            /**
             * @description single: it has one venue and opens no other
             * @enum {string}
             */
            kind: "group" | "single";
            settings: components["schemas"]["OrganizationSettings"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        FoundOrganizationDto: {
            /** @example Берёзовая роща */
            name: string;
            description?: string | null;
            /**
             * @description group, when not given
             * @enum {string}
             */
            kind?: "group" | "single";
        };
        VenueSummaryDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            /** @example cafe-pushkin */
            slug: string;
            name: string;
            /** @enum {string} */
            status: "active" | "suspended";
        };
        StaffNumbersDto: {
            active: number;
            invited: number;
            inactive: number;
        };
        OrganizationCardDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            name: string;
            description: string | null;
            /**
             * @description single: it has one venue and opens no other
             * @enum {string}
             */
            kind: "group" | "single";
            settings: components["schemas"]["OrganizationSettings"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The first 200 by name; GET /venues has them all */
            venues: components["schemas"]["VenueSummaryDto"][];
            venue_count: number;
            staff: components["schemas"]["StaffNumbersDto"];
        };
        ChangeOrganizationDto: {
            name?: string;
            description?: string | null;
            /**
             * @description single: only while it has no second venue
             * @enum {string}
             */
            kind?: "group" | "single";
        };
        OrganizationSettingsDto: {
            /**
             * @description Of a new venue, when none is given. RUB, until it is set
             * @example RUB
             */
            currency: string;
            /**
             * @description Of a new venue, when none is given. Europe/Moscow, until it is set
             * @example Europe/Moscow
             */
            default_timezone: string;
            /** @description How it is taxed, in the words of its accountant */
            taxation_schema: string | null;
            /** @description What the numbers of its invoices begin with */
            invoice_series_prefix: string | null;
            /** @description At most 10 000 characters of JSON */
            cancellation_policies: {
                [key: string]: unknown;
            };
            /** @description At most 10 000 characters of JSON */
            booking_policies: {
                [key: string]: unknown;
            };
            /** @description Of the organization */
            version: number;
        };
        ChangeOrganizationSettingsDto: {
            /**
             * @description Of a new venue, when none is given. RUB, until it is set
             * @example RUB
             */
            currency?: string | null;
            /**
             * @description Of a new venue, when none is given. Europe/Moscow, until it is set
             * @example Europe/Moscow
             */
            default_timezone?: string | null;
            /** @description How it is taxed, in the words of its accountant */
            taxation_schema?: string | null;
            /** @description What the numbers of its invoices begin with */
            invoice_series_prefix?: string | null;
            /** @description At most 10 000 characters of JSON */
            cancellation_policies?: {
                [key: string]: unknown;
            } | null;
            /** @description At most 10 000 characters of JSON */
            booking_policies?: {
                [key: string]: unknown;
            } | null;
        };
        ChangePasswordDto: {
            current_password: string;
            /** @description At least 8 characters, and none of the common ones */
            new_password: string;
        };
        ForgotPasswordDto: {
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
        };
        ResetPasswordDto: {
            token: string;
            /** @description At least 8 characters, and none of the common ones */
            password: string;
        };
        VenueContacts: {
            phone?: string;
            /**
             * Format: email
             * @example anna@example.com
             */
            email?: string;
            address?: string;
            city?: string;
            /**
             * Format: uri
             * @example https://example.com
             */
            website?: string;
        };
        OpeningInterval: {
            /** @example 10:00 */
            from: string;
            /**
             * @description Not after from: of the next day. The same as from: 24 hours
             * @example 23:00
             */
            to: string;
        };
        OpeningHours: {
            mon: components["schemas"]["OpeningInterval"][];
            tue: components["schemas"]["OpeningInterval"][];
            wed: components["schemas"]["OpeningInterval"][];
            thu: components["schemas"]["OpeningInterval"][];
            fri: components["schemas"]["OpeningInterval"][];
            sat: components["schemas"]["OpeningInterval"][];
            sun: components["schemas"]["OpeningInterval"][];
        };
        SpecialDay: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            date: string;
            /** @example Новый год */
            name?: string;
            /** @description Closed all day: what the evening before runs into it still ends at its time */
            closed: boolean;
            /** @description None of a closed day, at least one of another */
            intervals: components["schemas"]["OpeningInterval"][];
        };
        VisitLength: {
            up_to_guests: number;
            minutes: number;
        };
        DepositPolicy: {
            /**
             * @description fixed: amount is of the venue’s currency. percent: of the price
             * @enum {string}
             */
            kind: "none" | "fixed" | "percent";
            amount: number;
            /** @description How much of it is kept when a booking is cancelled after the deadline */
            kept_percent: number;
        };
        ChangeSettingsDto: {
            /** @description Every day 10:00 to 22:00, until it is set */
            opening_hours?: components["schemas"]["OpeningHours"] | null;
            /** @description At most 400, each date once */
            special_days?: components["schemas"]["SpecialDay"][] | null;
            /** @description How far apart the times are that a guest chooses from, beginning with the opening. 30 by default */
            slot_minutes?: number | null;
            /** @description By party size, ascending: the first one that is large enough holds. None by default */
            visit_lengths?: components["schemas"]["VisitLength"][] | null;
            /** @description Of a party larger than any of visit_lengths. 120 by default */
            default_visit_minutes?: number | null;
            /** @description Between two bookings of the same table. 0 by default */
            buffer_minutes?: number | null;
            /** @description How long ahead a guest books at the latest. 60 by default */
            minimum_notice_minutes?: number | null;
            /** @description How many days ahead a guest books at the earliest. 60 by default */
            booking_horizon_days?: number | null;
            /** @description That a guest books for by himself. 20 by default */
            largest_party?: number | null;
            /** @description Before the visit; later a guest does not cancel. 60 by default */
            cancellation_deadline_minutes?: number | null;
            /** @description Whether a free table is given without asking the staff. false by default */
            auto_confirm?: boolean | null;
            /** @description After which a request that nobody confirmed lapses. 60 by default */
            request_lapse_minutes?: number | null;
            /** @description After its time, a guest who has not come is a no-show. 30 by default */
            no_show_after_minutes?: number | null;
            /** @description How many bookings a specialist may have at one time. 1 by default */
            max_overlap?: number | null;
            /** @description No deposit, by default */
            deposit_policy?: components["schemas"]["DepositPolicy"] | null;
            /** @description Who receives the guests. null by default */
            host_choice?: string | null;
            /** @description What a guest is greeted with. null by default */
            greeting_text?: string | null;
            /** @description What a guest should know. null by default */
            info_text?: string | null;
        };
        FirstVenueDto: {
            /** @example Кафе «Пушкинъ» */
            name: string;
            /**
             * @description restaurant, when not given
             * @enum {string}
             */
            kind?: "restaurant" | "studio";
            /**
             * @description RU, when not given
             * @example RU
             */
            country?: string;
            /**
             * @description ru, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
            /**
             * @description The organization’s, when not given
             * @example RUB
             */
            currency?: string;
            contacts?: components["schemas"]["VenueContacts"];
            /** @description What is not given has its default */
            settings?: components["schemas"]["ChangeSettingsDto"];
            /** @description In the address of its booking page; made from the name when not given */
            slug?: string;
            /**
             * @description The organization’s default_timezone, when not given
             * @example Europe/Moscow
             */
            timezone?: string;
        };
        RegisterDto: {
            first_name?: string;
            last_name?: string;
            phone?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            /** @description At least 8 characters, and none of the common ones */
            password: string;
            /**
             * @description guest, when not given. An owner founds an organization
             * @enum {string}
             */
            role?: "guest" | "owner";
            /** @description For an owner; named as its venue when not given */
            organization?: components["schemas"]["FoundOrganizationDto"];
            /** @description For an owner: may also be opened later */
            venue?: components["schemas"]["FirstVenueDto"];
        };
        SessionDto: {
            /** Format: uuid */
            id: string;
            /** @description The one this is asked in */
            current: boolean;
            /** @description An operator’s, in this name */
            impersonated: boolean;
            ip: string | null;
            user_agent: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            used_at: string;
            /** Format: date-time */
            expires_at: string;
        };
        SigningKeyDto: {
            /**
             * Format: uuid
             * @description The `kid` of the tokens it signs
             */
            id: string;
            /**
             * @description Published; signs; published for the tokens it signed
             * @enum {string}
             */
            state: "next" | "current" | "previous";
            /**
             * Format: date-time
             * @description Since when it is in this state
             */
            since: string;
            /**
             * Format: date-time
             * @description When its last token is no longer good; null while it may sign
             */
            published_until: string | null;
        };
        RotateSigningKeysDto: {
            /** @description Gives up every key there is, at once: whoever is signed in must refresh */
            compromised?: boolean;
        };
        RotatedSigningKeysDto: {
            keys: components["schemas"]["SigningKeyDto"][];
        };
        ListedVenueDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            /** Format: uuid */
            organization_id: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            /** @example cafe-pushkin */
            slug: string;
            name: string;
            /** @example Europe/Moscow */
            timezone: string;
            /** @example RU */
            country: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @example RUB */
            currency: string;
            contacts: components["schemas"]["VenueContacts"];
            /** @enum {string} */
            status: "active" | "suspended";
            /**
             * Format: date-time
             * @description null while it is active
             */
            suspended_at: string | null;
            /** @description null while it is active */
            suspension_reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        VenueSettings: {
            /** @description Every day 10:00 to 22:00, until it is set */
            opening_hours: components["schemas"]["OpeningHours"];
            /** @description At most 400, each date once */
            special_days: components["schemas"]["SpecialDay"][];
            /** @description How far apart the times are that a guest chooses from, beginning with the opening. 30 by default */
            slot_minutes: number;
            /** @description By party size, ascending: the first one that is large enough holds. None by default */
            visit_lengths: components["schemas"]["VisitLength"][];
            /** @description Of a party larger than any of visit_lengths. 120 by default */
            default_visit_minutes: number;
            /** @description Between two bookings of the same table. 0 by default */
            buffer_minutes: number;
            /** @description How long ahead a guest books at the latest. 60 by default */
            minimum_notice_minutes: number;
            /** @description How many days ahead a guest books at the earliest. 60 by default */
            booking_horizon_days: number;
            /** @description That a guest books for by himself. 20 by default */
            largest_party: number;
            /** @description Before the visit; later a guest does not cancel. 60 by default */
            cancellation_deadline_minutes: number;
            /** @description Whether a free table is given without asking the staff. false by default */
            auto_confirm: boolean;
            /** @description After which a request that nobody confirmed lapses. 60 by default */
            request_lapse_minutes: number;
            /** @description After its time, a guest who has not come is a no-show. 30 by default */
            no_show_after_minutes: number;
            /** @description How many bookings a specialist may have at one time. 1 by default */
            max_overlap: number;
            /** @description No deposit, by default */
            deposit_policy: components["schemas"]["DepositPolicy"];
            /** @description Who receives the guests. null by default */
            host_choice: string | null;
            /** @description What a guest is greeted with. null by default */
            greeting_text: string | null;
            /** @description What a guest should know. null by default */
            info_text: string | null;
        };
        TenantCardDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            /** Format: uuid */
            organization_id: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            /** @example cafe-pushkin */
            slug: string;
            name: string;
            /** @example Europe/Moscow */
            timezone: string;
            /** @example RU */
            country: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @example RUB */
            currency: string;
            contacts: components["schemas"]["VenueContacts"];
            /** @enum {string} */
            status: "active" | "suspended";
            /** @description Absent in what was told before there were settings */
            settings: components["schemas"]["VenueSettings"];
            /**
             * Format: date-time
             * @description null while it is active
             */
            suspended_at: string | null;
            /** @description null while it is active */
            suspension_reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            organization_name: string;
            staff: components["schemas"]["StaffNumbersDto"];
        };
        CreateTenantDto: {
            /** @example Кафе «Пушкинъ» */
            name: string;
            /**
             * @description restaurant, when not given
             * @enum {string}
             */
            kind?: "restaurant" | "studio";
            /**
             * @description RU, when not given
             * @example RU
             */
            country?: string;
            /**
             * @description ru, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
            /**
             * @description The organization’s, when not given
             * @example RUB
             */
            currency?: string;
            contacts?: components["schemas"]["VenueContacts"];
            /** @description What is not given has its default */
            settings?: components["schemas"]["ChangeSettingsDto"];
            /** @description In the address of its booking page; made from the name when not given */
            slug?: string;
            /** @example Europe/Moscow */
            timezone: string;
            /**
             * Format: uuid
             * @description An organization that is there already; otherwise one is made for the venue
             */
            organization_id?: string;
            /**
             * Format: email
             * @description Whom to invite as the owner
             * @example anna@example.com
             */
            owner_email?: string;
        };
        VenueDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            /** Format: uuid */
            organization_id: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            /** @example cafe-pushkin */
            slug: string;
            name: string;
            /** @example Europe/Moscow */
            timezone: string;
            /** @example RU */
            country: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @example RUB */
            currency: string;
            contacts: components["schemas"]["VenueContacts"];
            /** @enum {string} */
            status: "active" | "suspended";
            /** @description Absent in what was told before there were settings */
            settings: components["schemas"]["VenueSettings"];
            /**
             * Format: date-time
             * @description null while it is active
             */
            suspended_at: string | null;
            /** @description null while it is active */
            suspension_reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ChangeContactsDto: {
            phone?: string | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email?: string | null;
            address?: string | null;
            city?: string | null;
            /**
             * Format: uri
             * @example https://example.com
             */
            website?: string | null;
        };
        ChangeTenantDto: {
            name?: string;
            /** @example Europe/Moscow */
            timezone?: string;
            /** @example RU */
            country?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /** @example RUB */
            currency?: string;
            /** @description What is not given stays, null removes */
            contacts?: components["schemas"]["ChangeContactsDto"];
            /** @description What is not given stays, null goes back to the default */
            settings?: components["schemas"]["ChangeSettingsDto"];
            slug?: string;
        };
        SuspendTenantDto: {
            /**
             * @description Why: the venue’s staff is told
             * @example Счёт за март не оплачен
             */
            reason: string;
        };
        ProfileDto: {
            first_name?: string | null;
            last_name?: string | null;
            phone?: string | null;
            /** @example Europe/Moscow */
            timezone?: string | null;
            /** @enum {string} */
            language?: "ru" | "en";
            avatar_url?: string | null;
        };
        UserDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            name: string;
            phone: string | null;
            /** @enum {string} */
            language: "ru" | "en";
            avatar_url: string | null;
            /** @enum {string} */
            role: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist" | "guest";
            /**
             * Format: uuid
             * @description null for an operator of the platform
             */
            venue_id: string | null;
            /** @enum {string} */
            status: "invited" | "active" | "inactive";
            is_active: boolean;
            note: string | null;
            /** Format: uuid */
            invited_by: string | null;
            /** Format: date-time */
            last_sign_in_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        InviteUserDto: {
            first_name?: string;
            last_name?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string;
            /**
             * @description super_admin: by an operator, outside a venue
             * @enum {string}
             */
            role: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist";
            /** @description For the staff’s own eyes */
            note?: string;
        };
        ChangeUserDto: {
            /** @enum {string} */
            role?: "owner" | "admin" | "manager" | "receptionist" | "specialist";
            is_active?: boolean;
            note?: string | null;
        };
        OpenVenueDto: {
            /** @example Кафе «Пушкинъ» */
            name: string;
            /**
             * @description restaurant, when not given
             * @enum {string}
             */
            kind?: "restaurant" | "studio";
            /**
             * @description RU, when not given
             * @example RU
             */
            country?: string;
            /**
             * @description ru, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
            /**
             * @description The organization’s, when not given
             * @example RUB
             */
            currency?: string;
            contacts?: components["schemas"]["VenueContacts"];
            /** @description What is not given has its default */
            settings?: components["schemas"]["ChangeSettingsDto"];
            /** @description In the address of its booking page; made from the name when not given */
            slug?: string;
            /**
             * @description The organization’s default_timezone, when not given
             * @example Europe/Moscow
             */
            timezone?: string;
            /**
             * Format: uuid
             * @description The current venue’s organization, when not given. An operator says which
             */
            organization_id?: string;
        };
        ChangeVenueDto: {
            name?: string;
            /** @example Europe/Moscow */
            timezone?: string;
            /** @example RU */
            country?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /** @example RUB */
            currency?: string;
            /** @description What is not given stays, null removes */
            contacts?: components["schemas"]["ChangeContactsDto"];
            /** @description What is not given stays, null goes back to the default */
            settings?: components["schemas"]["ChangeSettingsDto"];
        };
        VenueSettingsDto: {
            /** @description Every day 10:00 to 22:00, until it is set */
            opening_hours: components["schemas"]["OpeningHours"];
            /** @description At most 400, each date once */
            special_days: components["schemas"]["SpecialDay"][];
            /** @description How far apart the times are that a guest chooses from, beginning with the opening. 30 by default */
            slot_minutes: number;
            /** @description By party size, ascending: the first one that is large enough holds. None by default */
            visit_lengths: components["schemas"]["VisitLength"][];
            /** @description Of a party larger than any of visit_lengths. 120 by default */
            default_visit_minutes: number;
            /** @description Between two bookings of the same table. 0 by default */
            buffer_minutes: number;
            /** @description How long ahead a guest books at the latest. 60 by default */
            minimum_notice_minutes: number;
            /** @description How many days ahead a guest books at the earliest. 60 by default */
            booking_horizon_days: number;
            /** @description That a guest books for by himself. 20 by default */
            largest_party: number;
            /** @description Before the visit; later a guest does not cancel. 60 by default */
            cancellation_deadline_minutes: number;
            /** @description Whether a free table is given without asking the staff. false by default */
            auto_confirm: boolean;
            /** @description After which a request that nobody confirmed lapses. 60 by default */
            request_lapse_minutes: number;
            /** @description After its time, a guest who has not come is a no-show. 30 by default */
            no_show_after_minutes: number;
            /** @description How many bookings a specialist may have at one time. 1 by default */
            max_overlap: number;
            /** @description No deposit, by default */
            deposit_policy: components["schemas"]["DepositPolicy"];
            /** @description Who receives the guests. null by default */
            host_choice: string | null;
            /** @description What a guest is greeted with. null by default */
            greeting_text: string | null;
            /** @description What a guest should know. null by default */
            info_text: string | null;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description The same as venue_id
             */
            restaurant_id: string;
            /** @description Of the venue */
            version: number;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "validation_error" | "unauthorized" | "forbidden" | "not_found" | "conflict" | "rule_violation" | "rate_limited" | "internal_error" | "unavailable";
            detail: string;
            request_id: string;
            errors?: {
                field?: string;
                message?: string;
            }[];
        };
        SlotDto: {
            /**
             * Format: date
             * @description After midnight, the next day
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time: string;
            /**
             * Format: date-time
             * @description Tells apart the times of an hour that is repeated
             */
            starts_at: string;
            /** @description Tables that can be had; where there is none, tables put together */
            free: number;
            /** @description Tables that are occupied */
            booked: number;
        };
        FreeTimeDto: {
            /**
             * Format: date
             * @description After midnight, the next day
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time: string;
            /**
             * Format: date-time
             * @description Tells apart the times of an hour that is repeated
             */
            starts_at: string;
            /** @description Tables that can be had; where there is none, tables put together */
            free: number;
        };
        AlternativesDto: {
            /** @description Of the same day, at most 5, the nearest first */
            same_day: components["schemas"]["FreeTimeDto"][];
            /** @description The nearest of each day up to three days before and after */
            other_days: components["schemas"]["FreeTimeDto"][];
        };
        FreeTableDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description null: any party fits */
            capacity: number | null;
            zone: string | null;
        };
        FreeGroupDto: {
            /** Format: uuid */
            id: string;
            name: string;
            table_ids: string[];
            capacity: number;
        };
        SuggestionDto: {
            table_ids: string[];
        };
        AvailableDto: {
            /** Format: date-time */
            starts_at: string;
            duration_minutes: number;
            /** @description The best fit first */
            tables: components["schemas"]["FreeTableDto"][];
            /** @description Tables put together, the best fit first */
            groups: components["schemas"]["FreeGroupDto"][];
            /** @description The best fit of all. null: nothing is free */
            suggestion: components["schemas"]["SuggestionDto"] | null;
            /** @description The nearest other times, where nothing is free */
            alternatives: components["schemas"]["FreeTimeDto"][];
        };
        DaySlotsDto: {
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description The same as venue_id
             */
            restaurant_id: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date: string;
            slots: components["schemas"]["SlotDto"][];
        };
        BlockDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            /** @description None: the whole venue */
            table_ids: string[];
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @enum {string} */
            type: "closed" | "maintenance" | "private_event" | "break" | "training" | "holiday" | "other";
            reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description Who set it; null where no user did
             */
            created_by_user_id: string | null;
        };
        CreateBlockDto: {
            /**
             * Format: uuid
             * @description One table
             */
            table_id?: string;
            /** @description Several tables. None of them: the whole venue */
            table_ids?: string[];
            /**
             * Format: date-time
             * @example 2027-03-08T12:00:00+03:00
             */
            starts_at?: string;
            /**
             * Format: date-time
             * @description The same as starts_at
             */
            start?: string;
            /**
             * Format: date-time
             * @description At most 366 days later
             * @example 2027-03-08T18:00:00+03:00
             */
            ends_at?: string;
            /**
             * Format: date-time
             * @description The same as ends_at
             */
            end?: string;
            /**
             * @description other, when not given
             * @enum {string}
             */
            type?: "closed" | "maintenance" | "private_event" | "break" | "training" | "holiday" | "other";
            reason?: string | null;
        };
        BookingInBlockDto: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date-time
             * @description When its tables are free again
             */
            ends: string;
            guests_count: number;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** @description None of a request that was given no table yet */
            table_ids: string[];
            guest_name: string | null;
        };
        BlockWithBookingsDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            /** @description None: the whole venue */
            table_ids: string[];
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @enum {string} */
            type: "closed" | "maintenance" | "private_event" | "break" | "training" | "holiday" | "other";
            reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description Who set it; null where no user did
             */
            created_by_user_id: string | null;
            /** @description What is booked in its time now. null for a key that may not read bookings */
            bookings: components["schemas"]["BookingInBlockDto"][] | null;
        };
        ChangeBlockDto: {
            /**
             * Format: uuid
             * @description One table
             */
            table_id?: string;
            /** @description Several tables. None of them: the whole venue */
            table_ids?: string[];
            /**
             * Format: date-time
             * @example 2027-03-08T12:00:00+03:00
             */
            starts_at?: string;
            /**
             * Format: date-time
             * @description The same as starts_at
             */
            start?: string;
            /**
             * Format: date-time
             * @description At most 366 days later
             * @example 2027-03-08T18:00:00+03:00
             */
            ends_at?: string;
            /**
             * Format: date-time
             * @description The same as ends_at
             */
            end?: string;
            /** @enum {string} */
            type?: "closed" | "maintenance" | "private_event" | "break" | "training" | "holiday" | "other";
            reason?: string | null;
        };
        BookingDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description null while it is not known which card is theirs
             */
            guest_id: string | null;
            guest_name: string | null;
            /** @example +79161234567 */
            guest_phone: string | null;
            /**
             * Format: uuid
             * @description The first of table_ids; null until it is given a table
             */
            table_id: string | null;
            table_ids: string[];
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            duration_minutes: number;
            buffer_minutes: number;
            guests_count: number;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            /** @description The guest’s wishes */
            comment: string | null;
            /** @description The staff’s: no guest sees them */
            notes: string | null;
            tags: string[];
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: date-time */
            arrived_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            /** Format: date-time */
            cancelled_at: string | null;
            /**
             * @description system: nobody answered the request in time
             * @enum {string|null}
             */
            cancelled_by: "guest" | "staff" | "system" | null;
            cancellation_reason: string | null;
            /** Format: date-time */
            no_show_at: string | null;
            /**
             * Format: date-time
             * @description When the request is over if nobody answers it
             */
            lapses_at: string | null;
            /**
             * @description What the guest said of it last
             * @enum {string|null}
             */
            guest_says: "coming" | "late" | null;
            late_minutes: number | null;
            /** @description What was allowed against the rules */
            overrides: ("capacity" | "hours" | "blacklist")[];
            override_reason: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        NewBookingDto: {
            /** Format: uuid */
            table_id?: string | null;
            /** @description Several, put together */
            table_ids?: string[];
            /** @description The smallest table or group of tables that fits and is free */
            auto?: boolean;
            /** @description What is meant although a rule is against it; capacity and hours need bookings.override */
            overrides?: ("capacity" | "hours" | "blacklist")[];
            override_reason?: string;
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            duration_minutes?: number;
            buffer_minutes?: number;
            guests_count: number;
            /** Format: uuid */
            guest_id?: string | null;
            guest_name?: string | null;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            guest_phone?: string | null;
            comment?: string | null;
            notes?: string | null;
            tags?: string[];
            /**
             * @description walk_in: they are here, at this moment unless another is said. manual by default; partner with an API key
             * @enum {string}
             */
            source?: "manual" | "walk_in";
        };
        StepDto: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            verb: "create" | "confirm" | "arrive" | "undo_arrival" | "complete" | "cancel" | "no_show" | "lapse" | "reopen";
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /**
             * Format: uuid
             * @description null where no user did it
             */
            user_id: string | null;
            /** @description user, guest, api_key, bot, anonymous or system */
            by: string;
        };
        BlacklistedDto: {
            /** Format: uuid */
            entry_id: string;
            reason: string | null;
        };
        BookingCardDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description null while it is not known which card is theirs
             */
            guest_id: string | null;
            guest_name: string | null;
            /** @example +79161234567 */
            guest_phone: string | null;
            /**
             * Format: uuid
             * @description The first of table_ids; null until it is given a table
             */
            table_id: string | null;
            table_ids: string[];
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            duration_minutes: number;
            buffer_minutes: number;
            guests_count: number;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            /** @description The guest’s wishes */
            comment: string | null;
            /** @description The staff’s: no guest sees them */
            notes: string | null;
            tags: string[];
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: date-time */
            arrived_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            /** Format: date-time */
            cancelled_at: string | null;
            /**
             * @description system: nobody answered the request in time
             * @enum {string|null}
             */
            cancelled_by: "guest" | "staff" | "system" | null;
            cancellation_reason: string | null;
            /** Format: date-time */
            no_show_at: string | null;
            /**
             * Format: date-time
             * @description When the request is over if nobody answers it
             */
            lapses_at: string | null;
            /**
             * @description What the guest said of it last
             * @enum {string|null}
             */
            guest_says: "coming" | "late" | null;
            late_minutes: number | null;
            /** @description What was allowed against the rules */
            overrides: ("capacity" | "hours" | "blacklist")[];
            override_reason: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description How it came to be what it is, the oldest first */
            history: components["schemas"]["StepDto"][];
            /** @description What can be done with it now */
            allowed_moves: ("confirm" | "arrive" | "undo_arrival" | "complete" | "cancel" | "no_show" | "lapse" | "reopen")[];
            /** @description In the address by which the guest sees, moves and cancels it: give it to nobody else */
            reference: string;
            /** @description Why the guest is not welcome; null if he is */
            blacklisted: components["schemas"]["BlacklistedDto"] | null;
        };
        ChangeBookingDto: {
            /** Format: uuid */
            table_id?: string | null;
            /** @description Several, put together */
            table_ids?: string[];
            /** @description The smallest table or group of tables that fits and is free */
            auto?: boolean;
            /** @description What is meant although a rule is against it; capacity and hours need bookings.override */
            overrides?: ("capacity" | "hours" | "blacklist")[];
            override_reason?: string;
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            duration_minutes?: number;
            buffer_minutes?: number;
            guests_count?: number;
            /** Format: uuid */
            guest_id?: string | null;
            guest_name?: string | null;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            guest_phone?: string | null;
            comment?: string | null;
            notes?: string | null;
            tags?: string[];
        };
        StatusDto: {
            /** Format: uuid */
            table_id?: string | null;
            /** @description Several, put together */
            table_ids?: string[];
            /** @description The smallest table or group of tables that fits and is free */
            auto?: boolean;
            /** @description What is meant although a rule is against it; capacity and hours need bookings.override */
            overrides?: ("capacity" | "hours" | "blacklist")[];
            override_reason?: string;
            /**
             * @description Where it is to go; canceled is cancelled
             * @enum {string}
             */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show" | "canceled";
            reason?: string | null;
        };
        ConfirmBookingDto: {
            /** Format: uuid */
            table_id?: string | null;
            /** @description Several, put together */
            table_ids?: string[];
            /** @description The smallest table or group of tables that fits and is free */
            auto?: boolean;
            /** @description What is meant although a rule is against it; capacity and hours need bookings.override */
            overrides?: ("capacity" | "hours" | "blacklist")[];
            override_reason?: string;
        };
        ReasonDto: {
            reason?: string | null;
        };
        BotRequestDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            /** @description The reference of a hold: its time is meant where none is said */
            hold?: string;
            guests_count: number;
            /** @description The guest’s wishes */
            comment?: string | null;
            /**
             * @description In which they would be written to. The venue’s, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
            /** @description As on the card, when not given */
            name?: string;
            /**
             * @description As people write it. Needed of who has no card yet
             * @example +7 916 123-45-67
             */
            phone?: string;
            /** @example 123456789 */
            telegram_id: string;
        };
        VenueOfBookingDto: {
            name: string;
            /** @description In the address of its booking page */
            slug: string;
            contacts: components["schemas"]["VenueContacts"];
            /** @example Europe/Moscow */
            timezone: string;
        };
        OwnBookingDto: {
            /** @description Who knows it is the guest: it opens the booking without a sign-in */
            reference: string;
            /** @description The page by which the guest sees, moves and cancels it, below the address of the site */
            manage_url: string;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            /** @example Europe/Moscow */
            timezone: string;
            duration_minutes: number;
            guests_count: number;
            guest_name: string | null;
            comment: string | null;
            /**
             * @description What the guest said of it last
             * @enum {string|null}
             */
            guest_says: "coming" | "late" | null;
            late_minutes: number | null;
            venue: components["schemas"]["VenueOfBookingDto"];
            /** @description Whether it can be moved and cancelled now */
            can_change: boolean;
            /**
             * Format: date-time
             * @description Until when it can be moved and cancelled
             */
            deadline_at: string;
            /** @description What the guest can do with it now */
            allowed: ("move" | "cancel" | "coming" | "late")[];
            version: number;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /**
             * Format: uuid
             * @description Their card at the venue; null while it is not known
             */
            guest_id: string | null;
        };
        GuestSlotDto: {
            /**
             * Format: date
             * @description After midnight, the next day
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time: string;
            /**
             * Format: date-time
             * @description Tells apart the times of an hour that is repeated
             */
            starts_at: string;
            /** @description How many tables can be had; 5: that many or more */
            free: number;
        };
        GuestDayDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            date: string;
            /** @description Whether it is open that day */
            open: boolean;
            /** @description Whether there is a time that can be had */
            free: boolean;
        };
        BotChangeDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            guests_count?: number;
            comment?: string | null;
            /**
             * @description Whose it must be: of anybody else there is none. Anybody’s, otherwise
             * @example 123456789
             */
            telegram_id?: string;
        };
        BotWordDto: {
            /**
             * @description Whose it must be: of anybody else there is none. Anybody’s, otherwise
             * @example 123456789
             */
            telegram_id?: string;
        };
        BotLateDto: {
            /** @description By how many minutes */
            minutes: number;
            /**
             * @description Whose it must be: of anybody else there is none. Anybody’s, otherwise
             * @example 123456789
             */
            telegram_id?: string;
        };
        BotReasonDto: {
            reason?: string | null;
            /**
             * @description Whose it must be: of anybody else there is none. Anybody’s, otherwise
             * @example 123456789
             */
            telegram_id?: string;
        };
        BotAnswerDto: {
            /**
             * @description Whose place in line it must be: of anybody else there is none
             * @example 123456789
             */
            telegram_id: string;
        };
        OfferedDto: {
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            /**
             * Format: date-time
             * @description Until when the table is held
             */
            expires_at: string;
            /** @description Of that, what is left */
            seconds_left: number;
        };
        PublicWaitlistEntryDto: {
            /** @description The guest’s secret: whoever knows it is the guest */
            reference: string;
            /** @description The venue’s, in the address of its page */
            venue_slug: string;
            venue_name: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time_from: string;
            /** @example 09:30 */
            time_to: string;
            guests_count: number;
            /** @enum {string} */
            status: "waiting" | "offered" | "booked" | "passed" | "left" | "expired";
            /** @description In the line of the day; null when out of it */
            place: number | null;
            /** @description null unless a table is offered */
            offer: components["schemas"]["OfferedDto"] | null;
            /** @description The booking’s own secret, once there is one */
            booking_reference: string | null;
        };
        SpanDto: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description No longer of it
             */
            to: string;
        };
        CalendarBookingDto: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            booked_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * Format: date-time
             * @description With what is kept free afterwards
             */
            held_until: string;
            guests_count: number;
            guest_name: string | null;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            table_ids: string[];
            notes: string | null;
            tags: string[];
            version: number;
        };
        CalendarBlockDto: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description No longer of it
             */
            to: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "closed" | "maintenance" | "private_event" | "break" | "training" | "holiday" | "other";
            reason: string | null;
        };
        CalendarTableDto: {
            /** Format: uuid */
            id: string;
            name: string;
            zone: string | null;
            /** @description null: any party fits */
            capacity: number | null;
            /** @description Whether it can be booked */
            is_active: boolean;
            /** @description It is no longer there, but was given to bookings of this day */
            deleted: boolean;
            bookings: components["schemas"]["CalendarBookingDto"][];
            blocks: components["schemas"]["CalendarBlockDto"][];
            /** @description Held for a moment by a guest who is about to book */
            holds: components["schemas"]["SpanDto"][];
        };
        CalendarDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            date: string;
            /** @example Europe/Moscow */
            timezone: string;
            /** @description When it is open */
            opens: components["schemas"]["SpanDto"][];
            /** @description The day: to the end of its evening, also after midnight */
            day: components["schemas"]["SpanDto"];
            slot_minutes: number;
            /** Format: date-time */
            now: string;
            tables: components["schemas"]["CalendarTableDto"][];
            /** @description Bookings that have no table */
            requests: components["schemas"]["CalendarBookingDto"][];
            /** @description The grid of times */
            slots: string[];
        };
        CalendarFeedDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_read_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        CreateCalendarFeedDto: {
            /** @example Calendar of the manager */
            name: string;
        };
        NewCalendarFeedDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_read_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
            /** @description What a calendar subscribes to. It is shown this once: whoever knows it sees the bookings */
            url: string;
        };
        NewOwnBookingDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            /** @description The reference of a hold: its time is meant where none is said */
            hold?: string;
            guests_count: number;
            /** @description The guest’s wishes */
            comment?: string | null;
            /**
             * @description In which they would be written to. The venue’s, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
            /** @description Needed the first time */
            name?: string;
            /**
             * @description As people write it. Needed the first time
             * @example +7 916 123-45-67
             */
            phone?: string;
        };
        ChangeGuestBookingDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            guests_count?: number;
            comment?: string | null;
        };
        GuestReasonDto: {
            reason?: string | null;
        };
        LateDto: {
            /** @description By how many minutes */
            minutes: number;
        };
        GuestBookingDto: {
            /** @description Who knows it is the guest: it opens the booking without a sign-in */
            reference: string;
            /** @description The page by which the guest sees, moves and cancels it, below the address of the site */
            manage_url: string;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            /** @example Europe/Moscow */
            timezone: string;
            duration_minutes: number;
            guests_count: number;
            guest_name: string | null;
            comment: string | null;
            /**
             * @description What the guest said of it last
             * @enum {string|null}
             */
            guest_says: "coming" | "late" | null;
            late_minutes: number | null;
            venue: components["schemas"]["VenueOfBookingDto"];
            /** @description Whether it can be moved and cancelled now */
            can_change: boolean;
            /**
             * Format: date-time
             * @description Until when it can be moved and cancelled
             */
            deadline_at: string;
            /** @description What the guest can do with it now */
            allowed: ("move" | "cancel" | "coming" | "late")[];
            version: number;
        };
        VenuePageDto: {
            name: string;
            /** @enum {string} */
            kind: "restaurant" | "studio";
            slug: string;
            /** @example Europe/Moscow */
            timezone: string;
            /** @enum {string} */
            language: "ru" | "en";
            /**
             * @description By which a phone without its country is read
             * @example RU
             */
            country: string;
            contacts: components["schemas"]["VenueContacts"];
            opening_hours: components["schemas"]["OpeningHours"];
            /** @description From today on */
            special_days: components["schemas"]["SpecialDay"][];
            info_text: string | null;
            greeting_text: string | null;
            largest_party: number;
            booking_horizon_days: number;
            minimum_notice_minutes: number;
            cancellation_deadline_minutes: number;
            /** @description Whether a booking is confirmed at once; otherwise it is a request */
            auto_confirm: boolean;
            slot_minutes: number;
            takes_bookings: boolean;
        };
        NewHoldDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            guests_count: number;
            /** @description The reference of a hold that is given back for this one */
            replaces?: string;
        };
        HoldDto: {
            reference: string;
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            duration_minutes: number;
            guests_count: number;
            /**
             * Format: date-time
             * @description Until when it is kept
             */
            expires_at: string;
            /** @description Of that, what is left */
            seconds_left: number;
        };
        NewGuestBookingDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
            /** @description The reference of a hold: its time is meant where none is said */
            hold?: string;
            guests_count: number;
            name: string;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            phone: string;
            /** @description The guest’s wishes */
            comment?: string | null;
            /**
             * @description In which they would be written to. The venue’s, when not given
             * @enum {string}
             */
            language?: "ru" | "en";
        };
        JoinPublicWaitlistDto: {
            /**
             * Format: date
             * @description A day of the venue: what is after midnight still belongs to the evening
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description The earliest start
             * @example 09:30
             */
            time_from: string;
            /**
             * @description The latest start
             * @example 09:30
             */
            time_to: string;
            guests_count: number;
            name: string;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            phone: string;
        };
        AcceptedOfferDto: {
            /** @description The booking’s own secret: whoever knows it is the guest */
            reference: string;
            /**
             * @description confirmed
             * @enum {string}
             */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** Format: date-time */
            booked_at: string;
            /**
             * Format: date
             * @description booked_at on the venue’s clock
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description booked_at on the venue’s clock
             * @example 09:30
             */
            time: string;
            duration_minutes: number;
            guests_count: number;
        };
        DeclineDto: {
            /** @description Goes on waiting, for another time. false by default: out of the line */
            keep_waiting?: boolean;
        };
        TableGroupDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            name: string;
            /** @description At least two */
            table_ids: string[];
            /** @description The largest party, put together */
            capacity: number;
            least_guests: number;
            sort_order: number;
            is_active: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            venue_id: string;
        };
        CreateTableGroupDto: {
            /** @example Terrace 1 + 2 */
            name: string;
            /** @description At least two of the venue’s tables */
            table_ids: string[];
            /** @description The tables’ together, when not given. To be given where one of them has none */
            capacity?: number | null;
            /** @description One more than the largest of the tables is for alone, when not given */
            least_guests?: number | null;
            /** @description After the last one, when not given */
            sort_order?: number;
            /** @description Whether they are put together for guests. true, when not given */
            is_active?: boolean;
        };
        ChangeTableGroupDto: {
            name?: string;
            /** @description At least two of the venue’s tables */
            table_ids?: string[];
            /** @description null: what the tables hold together now */
            capacity?: number | null;
            /** @description null: one more than the largest of the tables is for alone now */
            least_guests?: number | null;
            sort_order?: number;
            is_active?: boolean;
        };
        FloorPlace: {
            x: number;
            y: number;
            width: number;
            height: number;
            /** @description Turned clockwise by so many degrees */
            turned: number;
            /** @enum {string} */
            shape: "rectangle" | "round";
        };
        TableDto: {
            /** Format: uuid */
            id: string;
            /** @description Grows by one with each change; readers ignore what is older than what they hold */
            version: number;
            name: string;
            /** @description The largest party. null: not said, any party fits */
            capacity: number | null;
            /** @description The smallest party it is given to by itself */
            least_guests: number;
            /** @description Where in the house: the terrace, the bar */
            zone: string | null;
            /** @description null while it stands on no plan */
            place: components["schemas"]["FloorPlace"] | null;
            sort_order: number;
            /** @description Whether it can be booked */
            is_active: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            venue_id: string;
        };
        CreateTableDto: {
            /** @example Terrace-2 */
            name: string;
            /** @description The largest party. Any fits, when not given */
            capacity?: number | null;
            /** @description The smallest party it is given to by itself. 1, when not given */
            least_guests?: number;
            /**
             * @description Where in the house
             * @example Terrace
             */
            zone?: string | null;
            /** @description On the floor plan */
            place?: components["schemas"]["FloorPlace"] | null;
            /** @description After the last one, when not given */
            sort_order?: number;
            /** @description Whether it can be booked. true, when not given */
            is_active?: boolean;
        };
        TablePlaceDto: {
            /** Format: uuid */
            id: string;
            /** @description null takes it off the floor plan */
            place?: components["schemas"]["FloorPlace"] | null;
            sort_order?: number;
        };
        TablesPlanDto: {
            /** @description What is not given of a table stays */
            tables: components["schemas"]["TablePlaceDto"][];
        };
        ChangeTableDto: {
            name?: string;
            /** @description null: any party fits */
            capacity?: number | null;
            least_guests?: number;
            zone?: string | null;
            /** @description null takes it off the floor plan */
            place?: components["schemas"]["FloorPlace"] | null;
            sort_order?: number;
            /** @description false ends new bookings; those it has stay */
            is_active?: boolean;
        };
        WaitlistEntryDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /** Format: uuid */
            guest_id: string | null;
            guest_name: string | null;
            /** @example +79161234567 */
            guest_phone: string | null;
            /**
             * Format: date
             * @description The venue’s day
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time_from: string;
            /** @example 09:30 */
            time_to: string;
            guests_count: number;
            /** @enum {string} */
            status: "waiting" | "offered" | "booked" | "passed" | "left" | "expired";
            /** @description In the line of the day; null when out of it */
            place: number | null;
            /** @description null unless a table is offered */
            offer: components["schemas"]["OfferedDto"] | null;
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            notes: string | null;
            /** Format: uuid */
            booking_id: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        JoinWaitlistDto: {
            /**
             * Format: date
             * @description A day of the venue: what is after midnight still belongs to the evening
             * @example 2027-01-31
             */
            date: string;
            /**
             * @description The earliest start
             * @example 09:30
             */
            time_from: string;
            /**
             * @description The latest start
             * @example 09:30
             */
            time_to: string;
            guests_count: number;
            /** Format: uuid */
            guest_id?: string | null;
            guest_name?: string | null;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            guest_phone?: string | null;
            /** @description The staff’s: no guest sees them */
            notes?: string | null;
        };
        WaitlistCardDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /** Format: uuid */
            guest_id: string | null;
            guest_name: string | null;
            /** @example +79161234567 */
            guest_phone: string | null;
            /**
             * Format: date
             * @description The venue’s day
             * @example 2027-01-31
             */
            date: string;
            /** @example 09:30 */
            time_from: string;
            /** @example 09:30 */
            time_to: string;
            guests_count: number;
            /** @enum {string} */
            status: "waiting" | "offered" | "booked" | "passed" | "left" | "expired";
            /** @description In the line of the day; null when out of it */
            place: number | null;
            /** @description null unless a table is offered */
            offer: components["schemas"]["OfferedDto"] | null;
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            notes: string | null;
            /** Format: uuid */
            booking_id: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What is held for the offer */
            offered_table_ids: string[];
            /** @description In the address by which the guest sees and takes the offer: give it to nobody else */
            reference: string;
        };
        ChangeWaitlistEntryDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time_from?: string;
            /** @example 09:30 */
            time_to?: string;
            guests_count?: number;
            /** Format: uuid */
            guest_id?: string | null;
            guest_name?: string | null;
            /**
             * @description As people write it
             * @example +7 916 123-45-67
             */
            guest_phone?: string | null;
            notes?: string | null;
        };
        OfferDto: {
            /**
             * Format: date-time
             * @description With its offset. Or say date and time on the venue’s clock
             */
            booked_at?: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date?: string;
            /** @example 09:30 */
            time?: string;
        };
        UnwelcomeGuestDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            /** @example +79161234567 */
            phone: string | null;
        };
        BlacklistEntryDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description null where a phone was listed of which there was no card
             */
            guest_id: string | null;
            /** @example +79161234567 */
            phone: string | null;
            /** @description Whoever it is, by the guest or by the phone */
            guest: components["schemas"]["UnwelcomeGuestDto"] | null;
            reason: string | null;
            /**
             * Format: uuid
             * @description null where no user listed it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ListOnBlacklistDto: {
            /**
             * Format: uuid
             * @description Either this or a phone
             */
            guest_id?: string;
            /**
             * @description As people write it. Where a guest has it, it is the guest who is listed
             * @example 8 916 123-45-67
             */
            phone?: string;
            reason?: string | null;
        };
        ChangeBlacklistEntryDto: {
            reason?: string | null;
        };
        AgreedDto: {
            /** Format: uuid */
            guest_id: string;
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
        };
        SaidConsentDto: {
            /** @enum {string} */
            purpose: "personal_data" | "marketing";
            /**
             * @description Of marketing: the one channel that is meant. Otherwise whichever
             * @enum {string|null}
             */
            channel?: "telegram" | "sms" | "email" | "push" | null;
            /** @description false: taken back */
            given: boolean;
            /** @description Which wording it was */
            text_version?: string | null;
        };
        SayConsentsDto: {
            /** @enum {string} */
            purpose?: "personal_data" | "marketing";
            /**
             * @description Of marketing: the one channel that is meant. Otherwise whichever
             * @enum {string|null}
             */
            channel?: "telegram" | "sms" | "email" | "push" | null;
            /** @description false: taken back */
            given?: boolean;
            /** @description Which wording it was */
            text_version?: string | null;
            /** @description Several at once, in this order */
            consents?: components["schemas"]["SaidConsentDto"][];
        };
        ConsentDto: {
            /** @enum {string} */
            purpose: "personal_data" | "marketing";
            /**
             * @description Of marketing: the one channel that is meant. Otherwise whichever
             * @enum {string|null}
             */
            channel: "telegram" | "sms" | "email" | "push" | null;
            /** @description false: taken back */
            given: boolean;
            /** @description Which wording it was */
            text_version: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description How it was said
             * @enum {string}
             */
            way: "bot" | "staff" | "web" | "mini_app" | "import";
            /** @description Who wrote it down: `user:<id>`, `api_key:<id>`, `system` */
            actor: string;
            /** Format: date-time */
            at: string;
        };
        SaidConsentsDto: {
            /** Format: uuid */
            guest_id: string;
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            /** @description What the ledger did not say already */
            appended: components["schemas"]["ConsentDto"][];
        };
        BotFeedbackDto: {
            /** Format: uuid */
            guest_id?: string | null;
            /** @description A message or a score is needed, or both */
            message_text?: string | null;
            /** @description From 0 to 10: how readily they would recommend the venue */
            score?: number | null;
            tags?: string[];
            /**
             * Format: uuid
             * @description The visit it is about. Otherwise the last one of seven days
             */
            booking_id?: string | null;
            /**
             * @description Either this or guest_id. Of an account nobody is known by, a card is made
             * @example 123456789
             */
            telegram_id?: string | null;
            /**
             * @description bot, when not given
             * @enum {string}
             */
            source?: "bot" | "mini_app";
        };
        FeedbackGuestDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            /** @example +79161234567 */
            phone: string | null;
        };
        FeedbackVisitDto: {
            /** Format: uuid */
            booking_id: string;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** Format: date-time */
            booked_at: string;
            guests_count: number;
            table_ids: string[];
        };
        FeedbackReplyDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            feedback_id: string;
            text: string;
            /**
             * Format: uuid
             * @description null where no user wrote it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        FeedbackCardDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description null where the staff wrote down what somebody unknown said
             */
            guest_id: string | null;
            guest: components["schemas"]["FeedbackGuestDto"] | null;
            /**
             * Format: uuid
             * @description The visit it is about
             */
            booking_id: string | null;
            message_text: string | null;
            /** @description From 0 to 10: how readily they would recommend the venue */
            score: number | null;
            tags: string[];
            /** @enum {string} */
            source: "bot" | "web" | "mini_app" | "manual";
            /**
             * @description An answer does not change it: whoever sees to it says so
             * @enum {string}
             */
            status: "new" | "handled";
            /** @description What can be done with it now */
            allowed_moves: ("handle" | "reopen")[];
            /** @description Whether it was answered, handled or not */
            is_answered: boolean;
            /** Format: date-time */
            handled_at: string | null;
            /** Format: uuid */
            handled_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The visit, as far as it is known */
            visit: components["schemas"]["FeedbackVisitDto"] | null;
            /** @description The oldest first */
            replies: components["schemas"]["FeedbackReplyDto"][];
        };
        BotConsentDto: {
            /** @enum {string} */
            purpose: "personal_data" | "marketing";
            /**
             * @description null: whichever
             * @enum {string|null}
             */
            channel?: "telegram" | "sms" | "email" | "push" | null;
            /** @description false: taken back */
            given: boolean;
            /** @description Which wording it was */
            text_version?: string | null;
        };
        RegisterGuestDto: {
            /** @example 123456789 */
            telegram_id: string;
            /**
             * @description As people write it. The bot vouches for it: what is known of this phone becomes the account’s
             * @example +7 916 123-45-67
             */
            phone?: string | null;
            /** @description Fills an empty one: what staff wrote stays */
            name?: string | null;
            /** @description In Telegram, without the @ */
            username?: string | null;
            /**
             * @description Fills an empty one
             * @enum {string|null}
             */
            language?: "ru" | "en" | null;
            /**
             * @description Fills an empty one
             * @enum {string|null}
             */
            preferred_channel?: "telegram" | "email" | null;
            /** @description What /start came with */
            link_token?: string | null;
            consents?: components["schemas"]["BotConsentDto"][];
        };
        RegisteredGuestDto: {
            /** Format: uuid */
            id: string;
            version: number;
            telegram_id: string | null;
            phone: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday: string | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel: "telegram" | "email" | null;
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            visit_count: number;
            /**
             * @description A card was made; the account was tied to one that was there; its card became part of another; or it was known
             * @enum {string}
             */
            outcome: "created" | "met" | "merged" | "updated";
            /**
             * @description `used`: it has led here; `taken`: somebody had used it before. null where none was given
             * @enum {string|null}
             */
            link: "used" | "expired" | "unknown" | "taken" | null;
        };
        GuestByPhoneDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            phone: string | null;
            /** @enum {string|null} */
            language: "ru" | "en" | null;
            has_telegram: boolean;
            telegram_id: string | null;
        };
        BotGuestDto: {
            /** Format: uuid */
            id: string;
            version: number;
            telegram_id: string | null;
            phone: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday: string | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel: "telegram" | "email" | null;
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            visit_count: number;
        };
        ChangeBotGuestDto: {
            name?: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday?: string | null;
            /** @enum {string|null} */
            language?: "ru" | "en" | null;
            /** @enum {string|null} */
            preferred_channel?: "telegram" | "email" | null;
        };
        BotLinkDto: {
            /**
             * Format: uri
             * @example https://t.me/venue_bot?start=Zm9yIG9uZSBndWVzdA
             */
            url: string;
            /** Format: date-time */
            expires_at: string;
            /** @description The address as a picture to be photographed */
            qr_svg: string;
        };
        ErasureDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            guest_id: string;
            /** @description Whether every service has answered. Otherwise ask again: it goes on by itself */
            done: boolean;
            /** @description What each service has removed: service → how many of what */
            services: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            done_at: string | null;
        };
        ReachableDto: {
            /** @description The bot knows them and they agreed to be written to by it */
            telegram: number;
            /** @description Their address is known and they agreed to be written to there */
            email: number;
            /** @description By one of these, or by both */
            any: number;
        };
        SampleGuestDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
        };
        SegmentPreviewDto: {
            /** @description Whom the filter means */
            count: number;
            /** @description Of these, who agreed to be written to by Telegram or by e-mail */
            with_consent: number;
            /** @description Of these, who are on the blacklist: nothing is sent to them */
            blacklisted: number;
            reachable: components["schemas"]["ReachableDto"];
            /** @description The five who are known longest */
            sample: components["schemas"]["SampleGuestDto"][];
        };
        GuestContacts: {
            whatsapp?: string | null;
            vk?: string | null;
            instagram?: string | null;
            facebook?: string | null;
            max?: string | null;
            viber?: string | null;
        };
        GuestDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            version: number;
            /** @example +79161234567 */
            phone: string | null;
            /** @description null while the bot does not know them */
            telegram_id: string | null;
            telegram_username: string | null;
            /**
             * Format: date-time
             * @description Since when the bot may not write to them
             */
            telegram_blocked_at: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday: string | null;
            /** @enum {string|null} */
            gender: "female" | "male" | "other" | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel: "telegram" | "email" | null;
            contacts: components["schemas"]["GuestContacts"];
            preferences: {
                [key: string]: unknown;
            };
            notes: string | null;
            tags: string[];
            /**
             * @description How the venue came to know of them
             * @enum {string}
             */
            source: "bot" | "manual" | "walk_in" | "web" | "partner" | "import";
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            /** @description How often they came */
            visit_count: number;
            /** Format: date-time */
            first_visit_at: string | null;
            /** Format: date-time */
            last_visit_at: string | null;
            /** @description Bookings of every kind */
            booking_count: number;
            no_show_count: number;
            cancellation_count: number;
            /** @description How many they are when they come */
            average_party: number | null;
            /**
             * Format: uuid
             * @description The card that this one is part of
             */
            merged_into_id: string | null;
            /**
             * Format: date-time
             * @description Since when nothing tells who it was
             */
            erased_at: string | null;
            /**
             * Format: uuid
             * @description null where no user made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        DuplicateDto: {
            guest: components["schemas"]["GuestDto"];
            /** @description What both have: an e-mail address; a name and a birthday; a name and all but one digit; a contact */
            reasons: ("email" | "name_and_birthday" | "name_and_phone" | "contacts")[];
        };
        FeedbackDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description null where the staff wrote down what somebody unknown said
             */
            guest_id: string | null;
            guest: components["schemas"]["FeedbackGuestDto"] | null;
            /**
             * Format: uuid
             * @description The visit it is about
             */
            booking_id: string | null;
            message_text: string | null;
            /** @description From 0 to 10: how readily they would recommend the venue */
            score: number | null;
            tags: string[];
            /** @enum {string} */
            source: "bot" | "web" | "mini_app" | "manual";
            /**
             * @description An answer does not change it: whoever sees to it says so
             * @enum {string}
             */
            status: "new" | "handled";
            /** @description What can be done with it now */
            allowed_moves: ("handle" | "reopen")[];
            /** @description Whether it was answered, handled or not */
            is_answered: boolean;
            /** Format: date-time */
            handled_at: string | null;
            /** Format: uuid */
            handled_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        NewFeedbackDto: {
            /** Format: uuid */
            guest_id?: string | null;
            /** @description A message or a score is needed, or both */
            message_text?: string | null;
            /** @description From 0 to 10: how readily they would recommend the venue */
            score?: number | null;
            tags?: string[];
            /**
             * Format: uuid
             * @description The visit it is about. Otherwise the last one of seven days
             */
            booking_id?: string | null;
        };
        ScoreCountDto: {
            score: number;
            count: number;
        };
        FeedbackSummaryDto: {
            /** @description With a score or without */
            count: number;
            /** @description Those with a score */
            scored: number;
            /** @description null where there is no score */
            average_score: number | null;
            /** @description The percentage of 9 and 10 less that of 0 to 6. null where there is no score */
            nps: number | null;
            /** @description All from 0 to 10 */
            by_score: components["schemas"]["ScoreCountDto"][];
        };
        SayReplyDto: {
            /** @description As it is sent to the guest */
            text: string;
        };
        ListedGuestDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            version: number;
            /** @example +79161234567 */
            phone: string | null;
            /** @description null while the bot does not know them */
            telegram_id: string | null;
            telegram_username: string | null;
            /**
             * Format: date-time
             * @description Since when the bot may not write to them
             */
            telegram_blocked_at: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday: string | null;
            /** @enum {string|null} */
            gender: "female" | "male" | "other" | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel: "telegram" | "email" | null;
            contacts: components["schemas"]["GuestContacts"];
            preferences: {
                [key: string]: unknown;
            };
            notes: string | null;
            tags: string[];
            /**
             * @description How the venue came to know of them
             * @enum {string}
             */
            source: "bot" | "manual" | "walk_in" | "web" | "partner" | "import";
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            /** @description How often they came */
            visit_count: number;
            /** Format: date-time */
            first_visit_at: string | null;
            /** Format: date-time */
            last_visit_at: string | null;
            /** @description Bookings of every kind */
            booking_count: number;
            no_show_count: number;
            cancellation_count: number;
            /** @description How many they are when they come */
            average_party: number | null;
            /**
             * Format: uuid
             * @description The card that this one is part of
             */
            merged_into_id: string | null;
            /**
             * Format: date-time
             * @description Since when nothing tells who it was
             */
            erased_at: string | null;
            /**
             * Format: uuid
             * @description null where no user made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description Whether they are on the blacklist */
            is_blacklisted: boolean;
        };
        CreateGuestDto: {
            /**
             * @description As people write it; read as a number of the venue’s country
             * @example 8 916 123-45-67
             */
            phone?: string | null;
            /** @example Анна Петрова */
            name?: string | null;
            /**
             * Format: date
             * @description Not in the future
             * @example 1990-05-12
             */
            birthday?: string | null;
            /** @enum {string|null} */
            gender?: "female" | "male" | "other" | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language?: "ru" | "en" | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email?: string | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel?: "telegram" | "email" | null;
            /** @description What is given is changed, null empties */
            contacts?: components["schemas"]["GuestContacts"] | null;
            /** @description Whatever the venue notes, untouched */
            preferences?: {
                [key: string]: unknown;
            } | null;
            /** @description The staff’s */
            notes?: string | null;
            tags?: string[];
            /** @example 123456789 */
            telegram_id?: string | null;
            /** @description Where there is a card already, what is given is added to it; where it is only their e-mail address and not their phone, a card of their own is made. Otherwise that is a 409 with the card */
            force?: boolean;
        };
        GuestBlacklistingDto: {
            /** Format: uuid */
            entry_id: string;
            reason: string | null;
            /** Format: date-time */
            created_at: string;
        };
        GuestCardDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            version: number;
            /** @example +79161234567 */
            phone: string | null;
            /** @description null while the bot does not know them */
            telegram_id: string | null;
            telegram_username: string | null;
            /**
             * Format: date-time
             * @description Since when the bot may not write to them
             */
            telegram_blocked_at: string | null;
            name: string | null;
            /**
             * Format: date
             * @example 2027-01-31
             */
            birthday: string | null;
            /** @enum {string|null} */
            gender: "female" | "male" | "other" | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email: string | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel: "telegram" | "email" | null;
            contacts: components["schemas"]["GuestContacts"];
            preferences: {
                [key: string]: unknown;
            };
            notes: string | null;
            tags: string[];
            /**
             * @description How the venue came to know of them
             * @enum {string}
             */
            source: "bot" | "manual" | "walk_in" | "web" | "partner" | "import";
            /** @description What they agree to now: `personal_data`, `marketing`, `marketing:telegram` … */
            consents: string[];
            /** @description How often they came */
            visit_count: number;
            /** Format: date-time */
            first_visit_at: string | null;
            /** Format: date-time */
            last_visit_at: string | null;
            /** @description Bookings of every kind */
            booking_count: number;
            no_show_count: number;
            cancellation_count: number;
            /** @description How many they are when they come */
            average_party: number | null;
            /**
             * Format: uuid
             * @description The card that this one is part of
             */
            merged_into_id: string | null;
            /**
             * Format: date-time
             * @description Since when nothing tells who it was
             */
            erased_at: string | null;
            /**
             * Format: uuid
             * @description null where no user made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description null: welcome */
            blacklisted: components["schemas"]["GuestBlacklistingDto"] | null;
            /** @description Phones of cards that are part of this one */
            other_phones: string[];
        };
        ChangeGuestDto: {
            /**
             * @description As people write it; read as a number of the venue’s country
             * @example 8 916 123-45-67
             */
            phone?: string | null;
            /** @example Анна Петрова */
            name?: string | null;
            /**
             * Format: date
             * @description Not in the future
             * @example 1990-05-12
             */
            birthday?: string | null;
            /** @enum {string|null} */
            gender?: "female" | "male" | "other" | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language?: "ru" | "en" | null;
            /**
             * Format: email
             * @example anna@example.com
             */
            email?: string | null;
            /**
             * @description null: whichever the venue tries first
             * @enum {string|null}
             */
            preferred_channel?: "telegram" | "email" | null;
            /** @description What is given is changed, null empties */
            contacts?: components["schemas"]["GuestContacts"] | null;
            /** @description Whatever the venue notes, untouched */
            preferences?: {
                [key: string]: unknown;
            } | null;
            /** @description The staff’s */
            notes?: string | null;
            tags?: string[];
        };
        HistoryTotalsDto: {
            /** @description How often they came */
            visit_count: number;
            /** Format: date-time */
            first_visit_at: string | null;
            /** Format: date-time */
            last_visit_at: string | null;
            /** @description Bookings of every kind */
            booking_count: number;
            no_show_count: number;
            /** @description By the guest or the staff */
            cancellation_count: number;
            /** @description How many they are when they come */
            average_party: number | null;
            /** @description Bookings and requests whose time is still to come */
            upcoming: number;
        };
        HistoryBookingDto: {
            /** Format: uuid */
            booking_id: string;
            /** Format: date-time */
            booked_at: string;
            guests_count: number;
            /** @enum {string} */
            status: "new" | "confirmed" | "arrived" | "completed" | "cancelled" | "no_show";
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
            table_ids: string[];
            tags: string[];
            /** @enum {string|null} */
            cancelled_by: "guest" | "staff" | "system" | null;
            /** Format: date-time */
            arrived_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            /** Format: date-time */
            cancelled_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        GuestHistoryDto: {
            totals: components["schemas"]["HistoryTotalsDto"];
            bookings: components["schemas"]["HistoryBookingDto"][];
        };
        MappedColumnDto: {
            /** @description From 0 */
            column: number;
            /**
             * @description A name may stand in several columns: the family name comes first
             * @enum {string}
             */
            field: "phone" | "name" | "last_name" | "first_name" | "middle_name" | "birthday" | "gender" | "language" | "email" | "preferred_channel" | "notes" | "tags" | "consent" | "telegram_username" | "instagram" | "vk" | "whatsapp" | "facebook" | "max" | "viber";
        };
        DeclaredConsentDto: {
            /** @description To the processing of personal data. When absent: true */
            personal_data?: boolean;
            /** @description To marketing, by these */
            marketing?: ("telegram" | "sms" | "email" | "push")[];
            /** @description Which wording it was */
            text_version?: string | null;
        };
        ImportOptionsDto: {
            /**
             * @description Of a guest who has a card: `fill` adds what it lacks, with `overwrite` what the line has wins, `skip` leaves it. When absent: fill
             * @enum {string}
             */
            on_existing?: "fill" | "overwrite" | "skip";
            /** @description For all of them */
            tags?: string[];
            /**
             * @description When absent: auto
             * @enum {string}
             */
            date_format?: "auto" | "dd.mm.yyyy" | "yyyy-mm-dd" | "dd/mm/yyyy" | "mm/dd/yyyy";
            /** @description What the venue declares to hold: of all guests of the list, or of those only whose `consent` column says yes. A guest who once took it back is asked anew, not by a list */
            consent?: components["schemas"]["DeclaredConsentDto"] | null;
        };
        UploadedImportDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            version: number;
            /** @enum {string} */
            state: "uploaded" | "checking" | "checked" | "importing" | "completed" | "cancelled" | "failed";
            /**
             * @description What the figures speak of: what would be done, or what was
             * @enum {string|null}
             */
            pass: "check" | "import" | null;
            file_name: string | null;
            bytes: number;
            /** @enum {string} */
            encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1251";
            /** @enum {string} */
            delimiter: "," | ";" | "\t" | "|";
            /** @description The first row */
            columns: string[];
            mapping: components["schemas"]["MappedColumnDto"][];
            options: components["schemas"]["ImportOptionsDto"];
            rows: number;
            /** @description Rows that are dealt with */
            done: number;
            /** @description In percent */
            progress: number;
            created: number;
            changed: number;
            unchanged: number;
            refused: number;
            /** @description Why it failed */
            problem: string | null;
            /** @description Whether the file is still there: without it nothing can be started again */
            file_kept: boolean;
            /** Format: uuid */
            created_by_user_id: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The first five rows; of long cells the beginning */
            sample: string[][];
        };
        GuestImportDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            version: number;
            /** @enum {string} */
            state: "uploaded" | "checking" | "checked" | "importing" | "completed" | "cancelled" | "failed";
            /**
             * @description What the figures speak of: what would be done, or what was
             * @enum {string|null}
             */
            pass: "check" | "import" | null;
            file_name: string | null;
            bytes: number;
            /** @enum {string} */
            encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1251";
            /** @enum {string} */
            delimiter: "," | ";" | "\t" | "|";
            /** @description The first row */
            columns: string[];
            mapping: components["schemas"]["MappedColumnDto"][];
            options: components["schemas"]["ImportOptionsDto"];
            rows: number;
            /** @description Rows that are dealt with */
            done: number;
            /** @description In percent */
            progress: number;
            created: number;
            changed: number;
            unchanged: number;
            refused: number;
            /** @description Why it failed */
            problem: string | null;
            /** @description Whether the file is still there: without it nothing can be started again */
            file_kept: boolean;
            /** Format: uuid */
            created_by_user_id: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        LineProblemDto: {
            field: string;
            message: string;
        };
        ImportLineDto: {
            /** @description Where the row begins in the file */
            line: number;
            /** @enum {string} */
            outcome: "create" | "change" | "unchanged" | "refuse";
            /** @description Without what stands there */
            problems: components["schemas"]["LineProblemDto"][];
            /**
             * Format: uuid
             * @description The card
             */
            guest_id: string | null;
        };
        RunImportDto: {
            mapping?: components["schemas"]["MappedColumnDto"][];
            options?: components["schemas"]["ImportOptionsDto"];
        };
        MergeDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            kept_id: string;
            /** Format: uuid */
            merged_id: string;
            /** @description What was chosen */
            choices: {
                [key: string]: unknown;
            };
            /** @description Who did it: `user:<id>`, or the bot’s key where the guest did it */
            merged_by: string;
            /** Format: date-time */
            created_at: string;
            undone_by: string | null;
            /**
             * Format: date-time
             * @description Since when they are two again
             */
            undone_at: string | null;
            can_undo: boolean;
        };
        MergeChoices: {
            /** @enum {string} */
            phone?: "kept" | "merged";
            /**
             * @description The account: its id, its name, and whether the bot may write there
             * @enum {string}
             */
            telegram?: "kept" | "merged";
            /** @enum {string} */
            name?: "kept" | "merged";
            /** @enum {string} */
            birthday?: "kept" | "merged";
            /** @enum {string} */
            gender?: "kept" | "merged";
            /** @enum {string} */
            language?: "kept" | "merged";
            /** @enum {string} */
            email?: "kept" | "merged";
            /** @enum {string} */
            preferred_channel?: "kept" | "merged";
            /**
             * @description Of both, where it is not said: each by itself
             * @enum {string}
             */
            contacts?: "kept" | "merged";
            /**
             * @description Of both, where it is not said: each by itself
             * @enum {string}
             */
            preferences?: "kept" | "merged";
            /**
             * @description Of both, where it is not said: one below the other
             * @enum {string}
             */
            notes?: "kept" | "merged";
            /**
             * @description Of both, where it is not said
             * @enum {string}
             */
            tags?: "kept" | "merged";
        };
        MergeGuestsDto: {
            /**
             * Format: uuid
             * @description The card that stays
             */
            kept_id: string;
            /**
             * Format: uuid
             * @description The card that becomes part of it
             */
            merged_id: string;
            choices?: components["schemas"]["MergeChoices"];
        };
        MergeFieldDto: {
            /** @enum {string} */
            field: "phone" | "telegram" | "name" | "birthday" | "gender" | "language" | "email" | "preferred_channel" | "contacts" | "preferences" | "notes" | "tags";
            /**
             * @description Which card it is taken of
             * @enum {string}
             */
            from: "kept" | "merged" | "both";
            /** @description Whether both have something there, and not the same */
            differs: boolean;
            /** @description As it would be */
            value: Record<string, never> | null;
            /** @description What the kept card has */
            kept: Record<string, never> | null;
            /** @description What the other card has */
            merged: Record<string, never> | null;
        };
        MovesDto: {
            visits: number;
            feedback: number;
            consents: number;
            blacklist: number;
        };
        MergePreviewDto: {
            /** @description The card as it would be; its figures and consents as they are now */
            guest: components["schemas"]["GuestDto"];
            fields: components["schemas"]["MergeFieldDto"][];
            /** @description How many of what would go along */
            moves: components["schemas"]["MovesDto"];
        };
        MergedGuestsDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            kept_id: string;
            /** Format: uuid */
            merged_id: string;
            /** @description What was chosen */
            choices: {
                [key: string]: unknown;
            };
            /** @description Who did it: `user:<id>`, or the bot’s key where the guest did it */
            merged_by: string;
            /** Format: date-time */
            created_at: string;
            undone_by: string | null;
            /**
             * Format: date-time
             * @description Since when they are two again
             */
            undone_at: string | null;
            can_undo: boolean;
            /** @description The card that both are now */
            guest: components["schemas"]["GuestCardDto"];
        };
        UnmergedGuestsDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            kept_id: string;
            /** Format: uuid */
            merged_id: string;
            /** @description What was chosen */
            choices: {
                [key: string]: unknown;
            };
            /** @description Who did it: `user:<id>`, or the bot’s key where the guest did it */
            merged_by: string;
            /** Format: date-time */
            created_at: string;
            undone_by: string | null;
            /**
             * Format: date-time
             * @description Since when they are two again
             */
            undone_at: string | null;
            can_undo: boolean;
            /** @description The card that was kept, or the one it is part of by now */
            kept: components["schemas"]["GuestCardDto"];
            /** @description The card that is one of its own again */
            merged: components["schemas"]["GuestCardDto"];
        };
        DataExportDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            guest_id: string;
            /** @description Whether every service has answered. Otherwise ask again: it goes on by itself */
            done: boolean;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Until then it can be asked for again
             */
            expires_at: string | null;
            /** @description What is known of the guest: service → what it keeps */
            data: {
                [key: string]: unknown;
            } | null;
        };
        SegmentFilter: {
            /** @description Came at least so often */
            min_visits?: number;
            /** @description Came at most so often */
            max_visits?: number;
            /** @description Came last more than so many days of the venue ago; who never came is not meant */
            last_visit_before_days?: number;
            /** @description Came last at most so many days of the venue ago */
            last_visit_after_days?: number;
            /** @description true: who never came; false: who did */
            never_visited?: boolean;
            /** @description Birthday today or on one of so many days to come */
            birthday_in_days?: number;
            /** @description One of these */
            tags?: string[];
            /** @description All of these */
            all_tags?: string[];
            /** @description None of these */
            without_tags?: string[];
            /** @description How the venue came to know of them: one of these */
            sources?: ("bot" | "manual" | "walk_in" | "web" | "partner" | "import")[];
            /** @description One of these; who chose none speaks the venue’s */
            languages?: ("ru" | "en")[];
            /** @description Agree to all of these, in these words */
            consents?: ("personal_data" | "marketing" | "marketing:telegram" | "marketing:sms" | "marketing:email" | "marketing:push")[];
            /**
             * @description May be written to by this channel
             * @enum {string}
             */
            may_receive?: "telegram" | "sms" | "email" | "push";
            min_no_shows?: number;
            max_no_shows?: number;
            min_cancellations?: number;
            /** @description Come with so many */
            min_average_party?: number;
            /**
             * Format: date
             * @description Known since this day of the venue, or later
             * @example 2027-01-31
             */
            created_after?: string;
            /**
             * Format: date
             * @description Known since this day of the venue, or earlier
             * @example 2027-01-31
             */
            created_before?: string;
            /** @description Whether the bot knows them */
            has_telegram?: boolean;
            /** @description Whether they are on the blacklist */
            blacklisted?: boolean;
            /** @enum {string} */
            gender?: "female" | "male" | "other";
        };
        SegmentDto: {
            /** Format: uuid */
            id: string;
            version: number;
            name: string;
            filter: components["schemas"]["SegmentFilter"];
            /** @description How many guests are in it now */
            count: number;
            /**
             * Format: uuid
             * @description null where no user made it
             */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CreateSegmentDto: {
            /** @example Давно не были */
            name: string;
            filter: components["schemas"]["SegmentFilter"];
        };
        PreviewSegmentDto: {
            filter: components["schemas"]["SegmentFilter"];
        };
        ChangeSegmentDto: {
            name?: string;
            /** @description The whole of it */
            filter?: components["schemas"]["SegmentFilter"];
        };
        BotMessageDto: {
            /** @example 123456789 */
            telegram_id: string;
            /** @description Needed of what is a text */
            text?: string | null;
            /**
             * @description What it was in Telegram. text, when not given
             * @example text
             */
            kind?: string;
        };
        HeardMessageDto: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description null while nobody is known by this account
             */
            guest_id: string | null;
            /** @enum {string} */
            state: "received" | "read" | "queued" | "sent" | "failed" | "unknown";
            /** Format: date-time */
            created_at: string;
        };
        MessageButton: {
            text: string;
            /**
             * @description With the booking, or the place in line, that the message is about, where it has one
             * @enum {string}
             */
            action?: "cancel" | "coming" | "late" | "feedback" | "book" | "bookings" | "accept_offer" | "decline_offer";
            /**
             * Format: uri
             * @example https://example.com
             */
            url?: string;
        };
        TemplateDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            venue_id: string;
            /** @enum {string} */
            type: "booking_requested" | "booking_confirmation" | "booking_moved" | "booking_cancelled" | "booking_lapsed" | "reminder_60min" | "reminder" | "feedback_request" | "waitlist_offer" | "birthday";
            /**
             * @description Read by the guests who speak it, and by those of whom that is not known
             * @enum {string}
             */
            language: "ru" | "en";
            /** @description Names in braces stand for what is known of the booking: {guest_name}, {date}, {time} */
            message_text: string;
            /** @description For feedback_request: this long after the guest came. In all languages */
            delay_minutes: number | null;
            buttons: components["schemas"]["MessageButton"][];
            /** @description In all languages */
            is_active: boolean;
            /** @description The names that may stand in braces in its text */
            placeholders: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CampaignDto: {
            /** Format: uuid */
            id: string;
            version: number;
            name: string;
            segment_filter: components["schemas"]["SegmentFilter"];
            message_text: string;
            /** @description Where the photo or file is to be had */
            attachment_url: string | null;
            /** Format: uuid */
            upload_id: string | null;
            buttons: components["schemas"]["MessageButton"][];
            count_links: boolean;
            /** @enum {string} */
            status: "draft" | "queued" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            /** @description Why it failed: nobody_matches, attachment_gone; or why it paused by itself: no_bot, venue_suspended */
            reason: string | null;
            /** @description For how many it is, as far as that is known */
            recipients: number;
            /** Format: date-time */
            scheduled_at: string | null;
            /** Format: date-time */
            started_at: string | null;
            /**
             * Format: date-time
             * @description When it ended, in whichever way
             */
            completed_at: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CampaignButtonDto: {
            text: string;
            /**
             * @description Begins a booking. Either this or an address
             * @enum {string}
             */
            action?: "book";
            /**
             * Format: uri
             * @example https://example.com
             */
            url?: string;
        };
        CreateCampaignDto: {
            /** @example Давно не виделись */
            name: string;
            /** @description Whom it is for, of those who agreed to be written to */
            segment_filter: components["schemas"]["SegmentFilter"];
            /**
             * @description In braces: {guest_name}, {venue_name}, {venue_address}, {venue_phone}
             * @example {guest_name}, у нас новое меню: https://cafe.example/menu
             */
            message_text: string;
            /** @description One photo or file: the address of an upload’s content */
            attachment_url?: string | null;
            /**
             * Format: uuid
             * @description The same by its id. One of both
             */
            upload_id?: string | null;
            buttons?: components["schemas"]["CampaignButtonDto"][];
            /** @description Whether it is counted who opens which link. true, when not said */
            count_links?: boolean;
            /**
             * Format: date-time
             * @description Not before this; null: as soon as it is sent
             */
            scheduled_at?: string | null;
        };
        StatisticsDto: {
            total: number;
            pending: number;
            sent: number;
            failed: number;
        };
        CampaignCardDto: {
            /** Format: uuid */
            id: string;
            version: number;
            name: string;
            segment_filter: components["schemas"]["SegmentFilter"];
            message_text: string;
            /** @description Where the photo or file is to be had */
            attachment_url: string | null;
            /** Format: uuid */
            upload_id: string | null;
            buttons: components["schemas"]["MessageButton"][];
            count_links: boolean;
            /** @enum {string} */
            status: "draft" | "queued" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            /** @description Why it failed: nobody_matches, attachment_gone; or why it paused by itself: no_bot, venue_suspended */
            reason: string | null;
            /** @description For how many it is, as far as that is known */
            recipients: number;
            /** Format: date-time */
            scheduled_at: string | null;
            /** Format: date-time */
            started_at: string | null;
            /**
             * Format: date-time
             * @description When it ended, in whichever way
             */
            completed_at: string | null;
            /** Format: uuid */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            statistics: components["schemas"]["StatisticsDto"];
        };
        ChangeCampaignDto: {
            /** @example Давно не виделись */
            name?: string;
            /** @description Whom it is for, of those who agreed to be written to */
            segment_filter?: components["schemas"]["SegmentFilter"];
            /**
             * @description In braces: {guest_name}, {venue_name}, {venue_address}, {venue_phone}
             * @example {guest_name}, у нас новое меню: https://cafe.example/menu
             */
            message_text?: string;
            /** @description One photo or file: the address of an upload’s content */
            attachment_url?: string | null;
            /**
             * Format: uuid
             * @description The same by its id. One of both
             */
            upload_id?: string | null;
            buttons?: components["schemas"]["CampaignButtonDto"][];
            /** @description Whether it is counted who opens which link. true, when not said */
            count_links?: boolean;
            /**
             * Format: date-time
             * @description Not before this; null: as soon as it is sent
             */
            scheduled_at?: string | null;
        };
        TryCampaignDto: {
            /**
             * Format: uuid
             * @description By a card of one’s own: it is said as to any other guest
             */
            guest_id: string;
        };
        MessageGuestDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            /** @example +79161234567 */
            phone: string | null;
        };
        MessageDto: {
            /** Format: uuid */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description null while it is not known who wrote it
             */
            guest_id: string | null;
            guest: components["schemas"]["MessageGuestDto"] | null;
            /**
             * @description in: from the guest
             * @enum {string}
             */
            direction: "in" | "out";
            /** @enum {string} */
            channel: "telegram" | "email";
            /** @enum {string} */
            kind: "booking" | "reminder" | "feedback_request" | "feedback_reply" | "dialogue" | "campaign";
            /** @description What it was in Telegram: text, photo, sticker, voice … */
            content: string;
            /** @description null where it had none, and where it was erased */
            text: string | null;
            buttons: components["schemas"]["MessageButton"][];
            /**
             * Format: uuid
             * @description What it is about
             */
            booking_id: string | null;
            /**
             * Format: uuid
             * @description What it answers
             */
            feedback_id: string | null;
            /**
             * Format: uuid
             * @description Who of the staff wrote it; null where it was sent by itself
             */
            author_user_id: string | null;
            /**
             * @description unknown: it may have arrived, and is not sent a second time
             * @enum {string}
             */
            state: "received" | "read" | "queued" | "sent" | "failed" | "unknown";
            /** @description Why it was not sent */
            reason: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            sent_at: string | null;
            /** Format: date-time */
            read_at: string | null;
        };
        RecipientDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaign_id: string;
            /** Format: uuid */
            guest_id: string;
            guest: components["schemas"]["MessageGuestDto"] | null;
            /** @enum {string} */
            status: "pending" | "sent" | "failed";
            /** @enum {string|null} */
            channel: "telegram" | "email" | null;
            /**
             * Format: uuid
             * @description What was written
             */
            message_id: string | null;
            /** Format: date-time */
            sent_at: string | null;
            telegram_message_id: string | null;
            /** @description Why it was not sent. unknown: it may have arrived, and is not sent again */
            error_message: string | null;
            /**
             * Format: date-time
             * @description When a link was opened first
             */
            clicked_at: string | null;
            clicks: number;
            /**
             * Format: date-time
             * @description When the guest booked, within seven days
             */
            booked_at: string | null;
            /** Format: uuid */
            booking_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        LinkStatisticsDto: {
            url: string;
            /** @description How many guests opened it */
            guests: number;
            /** @description How often it was opened */
            clicks: number;
        };
        FailureStatisticsDto: {
            reason: string;
            count: number;
        };
        CampaignStatsDto: {
            total: number;
            pending: number;
            sent: number;
            failed: number;
            /** @description How many guests opened a link */
            clicked: number;
            /** @description How often links were opened */
            clicks: number;
            links: components["schemas"]["LinkStatisticsDto"][];
            /** @description How many booked within seven days of it. One who cancels later has booked all the same */
            booked: number;
            /** @description Why it was not sent, the most frequent first */
            failures: components["schemas"]["FailureStatisticsDto"][];
            /** @description How many in the last minute */
            sent_last_minute: number;
        };
        ChannelSettingsDto: {
            /** @description 0 while nothing was changed */
            version: number;
            /** @description The first one that is open to a guest is taken */
            channel_order: ("telegram" | "email")[];
            /** @description By which this installation can send anything */
            channels_on: ("telegram" | "email")[];
        };
        ChangeChannelSettingsDto: {
            /** @description Each of them once */
            channel_order?: ("telegram" | "email")[];
        };
        DialogueGuestDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            /** @example +79161234567 */
            phone: string | null;
            /**
             * @description null: the venue’s
             * @enum {string|null}
             */
            language: "ru" | "en" | null;
            can_be_written_to: boolean;
            /**
             * @description Why they cannot
             * @enum {string|null}
             */
            why_not: "unknown_guest" | "no_telegram" | "no_bot" | "not_started" | "blocked" | "no_email" | "no_consent" | "blacklisted" | "channel_off" | null;
        };
        LastMessageDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            direction: "in" | "out";
            /** @enum {string} */
            kind: "booking" | "reminder" | "feedback_request" | "feedback_reply" | "dialogue" | "campaign";
            content: string;
            text: string | null;
            /** @enum {string} */
            state: "received" | "read" | "queued" | "sent" | "failed" | "unknown";
            /** Format: date-time */
            created_at: string;
        };
        DialogueDto: {
            /** Format: uuid */
            guest_id: string;
            guest: components["schemas"]["DialogueGuestDto"];
            last_message: components["schemas"]["LastMessageDto"];
            unread_count: number;
        };
        UnreadDto: {
            /** @description Of how many guests something is unread */
            guests: number;
            messages: number;
        };
        WriteToGroupDto: {
            /** @description At least one. Two cards of one guest are written to once */
            guest_ids: string[];
            /**
             * @description May name the guest and the venue in braces, as a campaign does
             * @example {guest_name}, завтра у нас играет джаз
             */
            text: string;
        };
        NotWrittenToDto: {
            /**
             * Format: uuid
             * @description As it was asked for
             */
            guest_id: string;
            /** @enum {string} */
            why: "unknown_guest" | "no_telegram" | "no_bot" | "not_started" | "blocked" | "no_email" | "no_consent" | "blacklisted" | "channel_off";
        };
        WrittenToGroupDto: {
            /** @description To how many guests */
            sent: number;
            not_sent: components["schemas"]["NotWrittenToDto"][];
            message_ids: string[];
        };
        WriteMessageDto: {
            /** @example Добрый день! Ваш шарф у нас. */
            text: string;
            /**
             * @description By which the guest wrote last, where it is not said
             * @enum {string}
             */
            channel?: "telegram" | "email";
        };
        ReadDialogueDto: {
            /**
             * Format: uuid
             * @description The newest message that was seen. Otherwise all are read
             */
            up_to?: string;
        };
        DialogueReadDto: {
            /** Format: uuid */
            guest_id: string;
            unread_count: number;
        };
        NotificationParamsDto: {
            /** Format: uuid */
            guest_id: string | null;
            guest_name: string | null;
            /** Format: uuid */
            booking_id: string | null;
            /** Format: date-time */
            booked_at: string | null;
            guests_count: number | null;
            /** Format: uuid */
            feedback_id: string | null;
            score: number | null;
            /** @description Why a bot stopped */
            reason: string | null;
        };
        NotificationDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description written: by somebody, in title and text. What the others say is in params
             * @enum {string}
             */
            type: "written" | "booking_requested" | "booking_cancelled_by_guest" | "booking_moved_by_guest" | "low_score" | "guest_wrote" | "bot_stopped";
            params: components["schemas"]["NotificationParamsDto"];
            title: string | null;
            text: string | null;
            /** @description An address within the admin */
            link: string | null;
            /**
             * Format: uuid
             * @description null where it came by itself
             */
            author_user_id: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When the caller read it
             */
            read_at: string | null;
        };
        NotificationsDto: {
            /** @description How many the caller has not read, whatever was asked for */
            unread_count: number;
            items: components["schemas"]["NotificationDto"][];
        };
        SendNotificationDto: {
            /** @description To whom */
            user_ids?: string[];
            /** @description To everybody with one of these */
            roles?: ("owner" | "admin" | "manager" | "receptionist" | "specialist")[];
            /** @example Завтра инвентаризация */
            title: string;
            text: string;
            /** @example /bookings */
            link?: string | null;
        };
        SentNotificationDto: {
            /** Format: uuid */
            id: string;
            user_ids: string[];
            roles: ("owner" | "admin" | "manager" | "receptionist" | "specialist")[];
            /** Format: date-time */
            created_at: string;
        };
        ReadNotificationsDto: {
            /**
             * Format: uuid
             * @description The newest one that was seen. Otherwise all are read
             */
            up_to?: string;
        };
        NotificationsReadDto: {
            unread_count: number;
        };
        ReminderRule: {
            /** @description So long before the visit. Whole days are days of the calendar */
            offset_minutes: number;
            is_active: boolean;
        };
        ReminderRulesDto: {
            version: number;
            rules: components["schemas"]["ReminderRule"][];
            /**
             * @description Reminders of four hours and more, requests for feedback and birthdays wait until the quiet hours are over, or come before them. Both null: there are none
             * @example 09:30
             */
            quiet_from: string | null;
            /**
             * @description Reminders of four hours and more, requests for feedback and birthdays wait until the quiet hours are over, or come before them. Both null: there are none
             * @example 09:30
             */
            quiet_to: string | null;
            /**
             * Format: date-time
             * @description null while the venue has what every venue begins with
             */
            updated_at: string | null;
        };
        SetReminderRulesDto: {
            rules: components["schemas"]["ReminderRule"][];
            /**
             * @description Reminders of four hours and more, requests for feedback and birthdays wait until the quiet hours are over, or come before them. Both null: there are none
             * @example 09:30
             */
            quiet_from: string | null;
            /**
             * @description Reminders of four hours and more, requests for feedback and birthdays wait until the quiet hours are over, or come before them. Both null: there are none
             * @example 09:30
             */
            quiet_to: string | null;
        };
        RemindersRunDto: {
            sent: number;
            /** @description Not meant any more, switched off, or the guest cannot be reached */
            dropped: number;
            /** @description For something that may be on its way, or until the quiet hours are over */
            waiting: number;
        };
        ChangeTemplateDto: {
            /** @description As Telegram counts: an emoji is two */
            message_text?: string;
            /** @description All of them. Each has an action or a url */
            buttons?: components["schemas"]["MessageButton"][];
            /** @description For feedback_request alone, in all languages. Requests that are not sent yet are planned anew */
            delay_minutes?: number | null;
            /** @description In all languages */
            is_active?: boolean;
        };
        PreviewTemplateDto: {
            /** @description Otherwise that of the template */
            message_text?: string;
            /** @description Otherwise those of the template */
            buttons?: components["schemas"]["MessageButton"][];
            /**
             * Format: uuid
             * @description Of whose guest it is said. Otherwise of one that is made up
             */
            booking_id?: string;
        };
        TemplatePreviewDto: {
            text: string;
            buttons: components["schemas"]["MessageButton"][];
            /** @description The names that may stand in braces in its text */
            placeholders: string[];
        };
        UploadDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            name: string;
            /** @enum {string} */
            kind: "photo" | "file";
            /**
             * @description What it is by its own bytes
             * @enum {string}
             */
            content_type: "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "application/pdf";
            /** @description In bytes */
            size: number;
            /** @description Of its bytes, in hexadecimal digits */
            sha256: string;
            /** @description In pixels; null where it is no image */
            width: number | null;
            height: number | null;
            /** @description Where its bytes are, for whoever knows this path. It is secret */
            url: string;
            /** @description Whether something uses it: then it cannot be deleted */
            in_use: boolean;
            /** Format: uuid */
            created_by_user_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        ChangeDto: {
            /**
             * @description Names one in the other
             * @example contact.phone
             */
            field: string;
            /** @description Whatever stood there */
            before: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
            after: (string | number | boolean | unknown[] | {
                [key: string]: unknown;
            }) | null;
        };
        AuditEntryDto: {
            /** Format: uuid */
            id: string;
            /** @description Its number in the venue’s log, from 1 and without gaps */
            seq: number;
            /**
             * Format: uuid
             * @description null for what belongs to no venue
             */
            venue_id: string | null;
            /** @description user:<id>, guest:<id>, bot:<id>, api_key:<id>, anonymous or system */
            actor: string;
            /** Format: uuid */
            user_id: string | null;
            /** @description What the user is called by now */
            user_name: string | null;
            /**
             * Format: uuid
             * @description The operator who acted in the name of the user
             */
            impersonator_id: string | null;
            impersonator_name: string | null;
            /** @example create */
            action: string;
            /** @example venue.created.v1 */
            event: string;
            /** @example venue */
            entity_type: string;
            entity_id: string;
            old_value: {
                [key: string]: unknown;
            } | null;
            new_value: {
                [key: string]: unknown;
            } | null;
            /** @description What became other; none where there was nothing before. At most 100 */
            changes: components["schemas"]["ChangeDto"][];
            ip: string | null;
            user_agent: string | null;
            request_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        PeriodDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            date_from: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            date_to: string;
            /**
             * Format: date
             * @description The first of the days it is compared with
             * @example 2027-01-31
             */
            before_from: string;
            /**
             * Format: date
             * @example 2027-01-31
             */
            before_to: string;
            /** @description By whose days it is counted; of several venues, the zone of the one that is asked in */
            timezone: string;
            /**
             * Format: uuid
             * @description The venue that is asked in
             */
            venue_id: string;
            /** @description How many venues are counted */
            venues: number;
        };
        ComparedDto: {
            /** @description null where there is nothing to tell of */
            value: number | null;
            /** @description As many days before */
            before: number | null;
            /** @description By how many percent it is more. null: nothing before */
            change: number | null;
        };
        ComparedRateDto: {
            /** @description null where there is nothing to take it of */
            value: number | null;
            /** @description As many days before */
            before: number | null;
            /** @description By how many points it is more */
            change: number | null;
        };
        BookingTotalsDto: {
            /** @description Bookings for these days, whatever came of them */
            total: components["schemas"]["ComparedDto"];
            requested: components["schemas"]["ComparedDto"];
            confirmed: components["schemas"]["ComparedDto"];
            arrived: components["schemas"]["ComparedDto"];
            completed: components["schemas"]["ComparedDto"];
            no_show: components["schemas"]["ComparedDto"];
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: components["schemas"]["ComparedDto"];
            cancelled_by_guest: components["schemas"]["ComparedDto"];
            cancelled_by_staff: components["schemas"]["ComparedDto"];
            lapsed: components["schemas"]["ComparedDto"];
            guests: components["schemas"]["ComparedDto"];
            guests_came: components["schemas"]["ComparedDto"];
            /** @description Those who came without having booked */
            walk_ins: components["schemas"]["ComparedDto"];
            /** @description People a booking */
            average_party: components["schemas"]["ComparedDto"];
            /** @description How long ahead they were made. Walk-ins are left out */
            average_lead_minutes: components["schemas"]["ComparedDto"];
            /** @description In percent of those of whom it is known whether they came */
            no_show_rate: components["schemas"]["ComparedRateDto"];
            /** @description In percent of all */
            cancellation_rate: components["schemas"]["ComparedRateDto"];
        };
        BookingsBySourceDto: {
            /** @description Bookings for these days, whatever came of them */
            total: number;
            /** @description Those that nobody has answered yet */
            requested: number;
            /** @description Those that hold */
            confirmed: number;
            /** @description Those whose guests are there */
            arrived: number;
            completed: number;
            no_show: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            cancelled_by_guest: number;
            cancelled_by_staff: number;
            /** @description Requests that nobody answered in time */
            lapsed: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /** @enum {string} */
            source: "bot" | "manual" | "walk_in" | "web" | "partner";
        };
        BookingsByPartyDto: {
            /** @description Bookings for these days, whatever came of them */
            total: number;
            /** @description Those that nobody has answered yet */
            requested: number;
            /** @description Those that hold */
            confirmed: number;
            /** @description Those whose guests are there */
            arrived: number;
            completed: number;
            no_show: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            cancelled_by_guest: number;
            cancelled_by_staff: number;
            /** @description Requests that nobody answered in time */
            lapsed: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /** @description Of bookings for so many */
            guests_count: number;
        };
        BookingsByHourDto: {
            /** @description Bookings for these days, whatever came of them */
            total: number;
            /** @description Those that nobody has answered yet */
            requested: number;
            /** @description Those that hold */
            confirmed: number;
            /** @description Those whose guests are there */
            arrived: number;
            completed: number;
            no_show: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            cancelled_by_guest: number;
            cancelled_by_staff: number;
            /** @description Requests that nobody answered in time */
            lapsed: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /** @description In which they begin, as the venue’s clock shows it */
            hour: number;
        };
        BookingsByWeekdayDto: {
            /** @description Bookings for these days, whatever came of them */
            total: number;
            /** @description Those that nobody has answered yet */
            requested: number;
            /** @description Those that hold */
            confirmed: number;
            /** @description Those whose guests are there */
            arrived: number;
            completed: number;
            no_show: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            cancelled_by_guest: number;
            cancelled_by_staff: number;
            /** @description Requests that nobody answered in time */
            lapsed: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /** @description 1 is Monday */
            weekday: number;
        };
        BookingsByTableDto: {
            /** @description Bookings for these days, whatever came of them */
            total: number;
            /** @description Those that nobody has answered yet */
            requested: number;
            /** @description Those that hold */
            confirmed: number;
            /** @description Those whose guests are there */
            arrived: number;
            completed: number;
            no_show: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            cancelled_by_guest: number;
            cancelled_by_staff: number;
            /** @description Requests that nobody answered in time */
            lapsed: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /**
             * Format: uuid
             * @description null: those that have no table. A booking of several tables counts at each
             */
            table_id: string | null;
            name: string | null;
            /** @description For how long guests had it */
            occupied_minutes: number;
        };
        BookingStatisticsDto: {
            period: components["schemas"]["PeriodDto"];
            totals: components["schemas"]["BookingTotalsDto"];
            by_source: components["schemas"]["BookingsBySourceDto"][];
            by_party: components["schemas"]["BookingsByPartyDto"][];
            by_hour: components["schemas"]["BookingsByHourDto"][];
            by_weekday: components["schemas"]["BookingsByWeekdayDto"][];
            by_table: components["schemas"]["BookingsByTableDto"][];
        };
        BookingDaysTotalsDto: {
            count: components["schemas"]["ComparedDto"];
            completed: components["schemas"]["ComparedDto"];
            cancelled: components["schemas"]["ComparedDto"];
            no_show: components["schemas"]["ComparedDto"];
            guests: components["schemas"]["ComparedDto"];
        };
        BookingDayDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            day: string;
            /** @description Bookings for this day, whatever came of them */
            count: number;
            completed: number;
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: number;
            /** @description The same as cancelled */
            canceled: number;
            no_show: number;
            /** @description People, of all of these bookings */
            guests: number;
            /** @description People who came */
            guests_came: number;
            /** @description Bookings that were made on this day, for whichever */
            made: number;
        };
        BookingDaysDto: {
            period: components["schemas"]["PeriodDto"];
            totals: components["schemas"]["BookingDaysTotalsDto"];
            /** @description Every day of the period */
            days: components["schemas"]["BookingDayDto"][];
        };
        OccupancyTotalsDto: {
            /** @description In percent: for how long tables were occupied, of how long they could be. Tables outside of the opening hours count as occupied only */
            tables: components["schemas"]["ComparedRateDto"];
            /** @description In percent: guests by the time they sat, of the seats that tables are said to have */
            seats: components["schemas"]["ComparedRateDto"];
            occupied_table_hours: components["schemas"]["ComparedDto"];
            /** @description Tables in use while it was open and they were not blocked */
            open_table_hours: components["schemas"]["ComparedDto"];
        };
        OccupiedWeekHourDto: {
            /** @description 1 is Monday */
            weekday: number;
            /** @description As the venue’s clock shows it */
            hour: number;
            /** @description How much of the tables was occupied, in percent. null: none could be */
            tables: number | null;
            /** @description How many of the seats were, in percent. null: there were none */
            seats: number | null;
        };
        OccupancyDto: {
            period: components["schemas"]["PeriodDto"];
            totals: components["schemas"]["OccupancyTotalsDto"];
            /** @description All hours of a week, over all days of the period */
            hours: components["schemas"]["OccupiedWeekHourDto"][];
        };
        KpiDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description Bookings for these days, whatever came of them */
            bookings: components["schemas"]["ComparedDto"];
            /** @description People a booking */
            average_party: components["schemas"]["ComparedDto"];
            /** @description In percent: for how long tables were occupied, of how long they could be */
            occupancy: components["schemas"]["ComparedRateDto"];
            /** @description In percent of the seats */
            seats_occupied: components["schemas"]["ComparedRateDto"];
            /** @description In percent of those of whom it is known whether they came */
            no_show_rate: components["schemas"]["ComparedRateDto"];
            /** @description In percent of all */
            cancellation_rate: components["schemas"]["ComparedRateDto"];
            /** @description How long ahead bookings were made */
            average_lead_minutes: components["schemas"]["ComparedDto"];
            /** @description Of the guests who came, those who had come before, in percent */
            came_again_share: components["schemas"]["ComparedRateDto"];
        };
        NewBySourceDto: {
            /**
             * @description unknown: of cards that were made before it was told
             * @enum {string}
             */
            source: "bot" | "manual" | "walk_in" | "web" | "partner" | "import" | "unknown";
            new: components["schemas"]["ComparedDto"];
        };
        GuestsStepDto: {
            /**
             * Format: date
             * @description The day, or the first of the days of the month that are in the period
             * @example 2027-01-31
             */
            date: string;
            /** @description Cards that were made */
            new: number;
            /** @description Different guests who came */
            came: number;
            /** @description Of them, for the first time */
            came_first: number;
            /** @description Of them, not for the first time */
            came_again: number;
            visits: number;
            anonymous_visits: number;
        };
        GuestsStatisticsDto: {
            /** @description Cards at the end of the period. One that is part of another does not count */
            total: components["schemas"]["ComparedDto"];
            /** @description Cards that were made in the period */
            new: components["schemas"]["ComparedDto"];
            /** @description Different guests who came in the period */
            came: components["schemas"]["ComparedDto"];
            /** @description Of those who came, for whom it was the first time ever */
            came_first: components["schemas"]["ComparedDto"];
            /** @description Of those who came, who had come before the period */
            came_again: components["schemas"]["ComparedDto"];
            /** @description The share of those who came again, in percent of those who came */
            came_again_share: components["schemas"]["ComparedRateDto"];
            /** @description Bookings that came, whoever it was */
            visits: components["schemas"]["ComparedDto"];
            /** @description Of the visits, those of nobody who has a card */
            anonymous_visits: components["schemas"]["ComparedDto"];
            period: components["schemas"]["PeriodDto"];
            /** @description Whence the new ones came */
            by_source: components["schemas"]["NewBySourceDto"][];
            /**
             * @description month, where there are more than 92 days
             * @enum {string}
             */
            step: "day" | "month";
            series: components["schemas"]["GuestsStepDto"][];
        };
        CohortMonthDto: {
            /** @description How many months after the first visit */
            month: number;
            /** @description How many of the cohort came in it */
            guests: number;
            /** @description In percent of the cohort */
            share: number;
        };
        CohortDto: {
            /**
             * Format: date
             * @description The first day of the month in which they came for the first time
             * @example 2027-01-31
             */
            month: string;
            guests: number;
            /** @description The months after it, as far as they have begun */
            months: components["schemas"]["CohortMonthDto"][];
        };
        RetentionDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description Different guests who came in as many days before the period */
            came_before: components["schemas"]["ComparedDto"];
            /** @description Of them, who came in the period too */
            retained: components["schemas"]["ComparedDto"];
            /** @description In percent */
            rate: components["schemas"]["ComparedRateDto"];
            /** @description By the month of the first visit: of the last 12 months, or more of a longer period */
            cohorts: components["schemas"]["CohortDto"][];
        };
        ScoreShareDto: {
            score: number;
            answers: number;
            /** @description In percent of those with a score */
            share: number | null;
        };
        TagScoresDto: {
            tag: string;
            answers: number;
            average_score: number | null;
            /** @description The percentage of 9 and 10 less that of 0 to 6. null where there is no score */
            nps: number | null;
        };
        NpsStepDto: {
            /**
             * Format: date
             * @description The day, or the first of the days of the month that are in the period
             * @example 2027-01-31
             */
            date: string;
            answers: number;
            promoters: number;
            passives: number;
            detractors: number;
            average_score: number | null;
            nps: number | null;
        };
        NpsStatisticsDto: {
            /** @description The percentage of 9 and 10 less that of 0 to 6. null where there is no score */
            nps: components["schemas"]["ComparedRateDto"];
            average_score: components["schemas"]["ComparedRateDto"];
            /** @description With a score or without */
            answers: components["schemas"]["ComparedDto"];
            /** @description Those with a score */
            scored: components["schemas"]["ComparedDto"];
            /** @description Who gave 9 or 10 */
            promoters: components["schemas"]["ComparedDto"];
            /** @description Who gave 7 or 8 */
            passives: components["schemas"]["ComparedDto"];
            /** @description Who gave 6 or less */
            detractors: components["schemas"]["ComparedDto"];
            period: components["schemas"]["PeriodDto"];
            /** @description All from 0 to 10 */
            by_score: components["schemas"]["ScoreShareDto"][];
            /** @description What it was about: the 50 that most answers have */
            by_tag: components["schemas"]["TagScoresDto"][];
            /**
             * @description month, where there are more than 92 days
             * @enum {string}
             */
            step: "day" | "month";
            series: components["schemas"]["NpsStepDto"][];
        };
        MessagesByKindDto: {
            /** @enum {string} */
            kind: "booking" | "reminder" | "feedback_request" | "feedback_reply" | "dialogue" | "campaign";
            queued: components["schemas"]["ComparedDto"];
            delivered: components["schemas"]["ComparedDto"];
            failed: components["schemas"]["ComparedDto"];
        };
        FailuresByReasonDto: {
            /** @enum {string} */
            reason: "blocked" | "no_bot" | "no_chat" | "refused" | "expired" | "recalled" | "unknown";
            failed: components["schemas"]["ComparedDto"];
        };
        BotReachDto: {
            /** Format: uuid */
            bot_id: string;
            /** @description null while nothing else is known of the bot */
            username: string | null;
            /** @description Whether it writes now */
            is_active: boolean;
            /** @description Chats that were ever opened */
            chats: number;
            /** @description Of them, those whose guest does not let the bot write now */
            blocked: number;
            /** @description To how many it can write now */
            reachable: number;
        };
        ReachDto: {
            chats: number;
            blocked: number;
            /** @description In how many chats a bot can write now */
            reachable: number;
            bots: components["schemas"]["BotReachDto"][];
        };
        MessagesStepDto: {
            /**
             * Format: date
             * @description The day, or the first of the days of the month that are in the period
             * @example 2027-01-31
             */
            date: string;
            queued: number;
            delivered: number;
            failed: number;
            /** @description Chats with a bot that were opened */
            chats_opened: number;
            /** @description Chats that have been blocked since */
            chats_blocked: number;
            /** @description Chats in the end that are not blocked; who let the bot write again counts as if never blocked */
            chats: number;
        };
        MessagesStatisticsDto: {
            /** @description Messages that were to be sent by Telegram in the period */
            queued: components["schemas"]["ComparedDto"];
            /** @description Of them, those that Telegram has taken */
            delivered: components["schemas"]["ComparedDto"];
            /** @description Of them, those that were not sent, or of which nobody knows */
            failed: components["schemas"]["ComparedDto"];
            /** @description Delivered, in percent of what was to be sent */
            delivered_share: components["schemas"]["ComparedRateDto"];
            period: components["schemas"]["PeriodDto"];
            by_kind: components["schemas"]["MessagesByKindDto"][];
            by_reason: components["schemas"]["FailuresByReasonDto"][];
            /** @description Whom the venue’s bots reach now, whichever the period */
            reach: components["schemas"]["ReachDto"];
            /**
             * @description month, where there are more than 92 days
             * @enum {string}
             */
            step: "day" | "month";
            series: components["schemas"]["MessagesStepDto"][];
        };
        CampaignTotalsDto: {
            campaigns: components["schemas"]["ComparedDto"];
            sent: components["schemas"]["ComparedDto"];
            delivered: components["schemas"]["ComparedDto"];
            failed: components["schemas"]["ComparedDto"];
            /** @description Who booked after two campaigns counts for both */
            booked: components["schemas"]["ComparedDto"];
            came: components["schemas"]["ComparedDto"];
            /** @description Who booked, in percent of what was delivered */
            booked_share: components["schemas"]["ComparedRateDto"];
        };
        CampaignEffectDto: {
            /** Format: uuid */
            campaign_id: string;
            /** Format: uuid */
            venue_id: string;
            name: string;
            /** @enum {string} */
            status: "draft" | "queued" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            /** Format: date-time */
            started_at: string;
            /** @description For how many it is, by whichever channel */
            recipients: number;
            /** @description Messages by Telegram that were to be sent, but for those that were called back */
            sent: number;
            delivered: number;
            failed: number;
            /** @description Guests who made a booking within 7 days after it was delivered, whatever became of that */
            booked: number;
            /** @description Of them, who came */
            came: number;
            /** @description Who booked, in percent of what was delivered */
            booked_share: number | null;
        };
        CampaignsStatisticsDto: {
            period: components["schemas"]["PeriodDto"];
            /** @description Of the campaigns that began in the period */
            totals: components["schemas"]["CampaignTotalsDto"];
            /** @description The latest 500 of them */
            campaigns: components["schemas"]["CampaignEffectDto"][];
        };
        WeeklyReportDto: {
            enabled: boolean;
            /**
             * @description email: to the address one signs in with, once it is known to be one’s own
             * @enum {string}
             */
            channel: "email";
            /**
             * Format: date-time
             * @description When the next one leaves: on Monday at nine, as the venue’s clocks show it
             */
            next_at: string | null;
        };
        SetWeeklyReportDto: {
            enabled: boolean;
            /**
             * @description email: to the address one signs in with, once it is known to be one’s own
             * @enum {string}
             */
            channel?: "email";
        };
        SummaryBookingsDto: {
            /** @description Bookings for the day, whatever has come of them so far */
            total: components["schemas"]["ComparedDto"];
            /** @description Those that nobody has answered yet */
            requested: components["schemas"]["ComparedDto"];
            /** @description Those that hold */
            confirmed: components["schemas"]["ComparedDto"];
            /** @description Those whose guests are there */
            arrived: components["schemas"]["ComparedDto"];
            completed: components["schemas"]["ComparedDto"];
            no_show: components["schemas"]["ComparedDto"];
            /** @description Whoever did it; requests that lapsed are among them */
            cancelled: components["schemas"]["ComparedDto"];
            cancelled_by_guest: components["schemas"]["ComparedDto"];
            cancelled_by_staff: components["schemas"]["ComparedDto"];
            /** @description Requests that nobody answered in time */
            lapsed: components["schemas"]["ComparedDto"];
        };
        SummaryGuestsDto: {
            /** @description People whose booking for today holds and who have not come */
            expected: number;
            /** @description People who came */
            came: components["schemas"]["ComparedDto"];
            /** @description Guests who came for the first time ever */
            new: components["schemas"]["ComparedDto"];
        };
        NextHourDto: {
            hour: number;
            /** @description Bookings that begin in it and wait for an answer */
            requested: number;
            /** @description Bookings that begin in it and hold */
            confirmed: number;
            guests_expected: number;
        };
        SummaryFeedbackDto: {
            /** @description How often guests said something */
            received: components["schemas"]["ComparedDto"];
            average_score: components["schemas"]["ComparedRateDto"];
            /** @description Of whichever day, that nobody has seen to yet */
            waiting: number;
        };
        SummaryDto: {
            /**
             * Format: date
             * @example 2027-01-31
             */
            day: string;
            /**
             * Format: date
             * @description The day it is compared with
             * @example 2027-01-31
             */
            before_day: string;
            /** @description By whose days it is counted; of several venues, the zone of the one that is asked in */
            timezone: string;
            /**
             * Format: uuid
             * @description The venue that is asked in
             */
            venue_id: string;
            /** @description How many venues are counted */
            venues: number;
            bookings: components["schemas"]["SummaryBookingsDto"];
            guests: components["schemas"]["SummaryGuestsDto"];
            /** @description How much of the tables is occupied in the open hours, in percent */
            occupancy: components["schemas"]["ComparedRateDto"];
            /** @description Requests for today and later that nobody has answered yet */
            requests_waiting: number;
            /** @description From this hour on, those of today in which somebody is expected */
            next_arrivals: components["schemas"]["NextHourDto"][];
            feedback: components["schemas"]["SummaryFeedbackDto"];
        };
        BotDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /** @description In Telegram, without the @ */
            bot_username: string;
            name: string;
            is_active: boolean;
            /** @description Why it is off, where nobody turned it off */
            reason: string | null;
            /**
             * Format: date-time
             * @description When Telegram last said that the token is good
             */
            validated_at: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ConnectBotDto: {
            /**
             * @description As @BotFather gives it. It is checked, stored encrypted, and never shown again
             * @example 5000000000:AAExampleOfATokenThatIsNoBots00000A
             */
            token: string;
        };
        TelegramSaysDto: {
            /** @description Whether Telegram has told of the bot just now. If not, the rest is null */
            answers: boolean;
            /**
             * @description Why it has not
             * @enum {string|null}
             */
            why: "unreachable" | "token_refused" | "refused" | null;
            /**
             * @description How updates come, as Telegram holds it
             * @enum {string|null}
             */
            mode: "polling" | "webhook" | null;
            /** @description Updates that it has and could not bring yet */
            pending_updates: number | null;
            /** @description Why it could last not bring one */
            last_error: string | null;
            /** Format: date-time */
            last_error_at: string | null;
        };
        BotCardDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            /** @description In Telegram, without the @ */
            bot_username: string;
            name: string;
            is_active: boolean;
            /** @description Why it is off, where nobody turned it off */
            reason: string | null;
            /**
             * Format: date-time
             * @description When Telegram last said that the token is good
             */
            validated_at: string;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description How updates are to come
             * @enum {string}
             */
            mode: "polling" | "webhook";
            /** @description Whether Telegram holds of the bot what it is to hold. What is missing is told it within minutes */
            is_set_up: boolean;
            /** @description Whether it is on, but rests because the venue is suspended */
            is_resting: boolean;
            /** @description What went wrong last on our side */
            last_error: string | null;
            /** Format: date-time */
            last_error_at: string | null;
            telegram: components["schemas"]["TelegramSaysDto"];
        };
        ChangeBotDto: {
            is_active?: boolean;
            /**
             * @description As @BotFather gives it. It is checked, stored encrypted, and never shown again
             * @example 5000000000:AAExampleOfATokenThatIsNoBots00000A
             */
            token?: string;
        };
        BotOfPlatformDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            venue_id: string;
            venue_name: string | null;
            /** @description In Telegram, without the @ */
            bot_username: string;
            is_active: boolean;
            /** @description Why it is off, where nobody turned it off */
            reason: string | null;
            /** @description What went wrong last */
            last_error: string | null;
            /** Format: date-time */
            last_error_at: string | null;
        };
        VerifyInitDataDto: {
            /** @description Telegram.WebApp.initData, as it is */
            init_data: string;
            /**
             * Format: uuid
             * @description Whose Mini App it is: say the venue, its bot or its slug
             */
            venue_id?: string;
            /** Format: uuid */
            bot_id?: string;
            slug?: string;
        };
        AppVenueDto: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description In the address of its booking page */
            slug: string;
        };
        AppGuestDto: {
            telegram_id: string;
            first_name: string;
            /**
             * @description Theirs in Telegram, where we speak it; else the venue’s
             * @enum {string}
             */
            language: "ru" | "en";
        };
        AppSessionDto: {
            /** @description For the guest’s own bookings at this venue: /me/bookings */
            access_token: string;
            /** @description Seconds. Then the Mini App is opened anew: there is no refresh token */
            expires_in: number;
            /** @enum {string} */
            token_type: "Bearer";
            venue: components["schemas"]["AppVenueDto"];
            guest: components["schemas"]["AppGuestDto"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    BookingStatistics_bookings: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingStatisticsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BookingStatistics_daily: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDaysDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_campaigns: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignsStatisticsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_guests: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestsStatisticsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Kpi_kpi: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization (or org): all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization" | "studio" | "restaurant" | "org";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
                /** @description Of the venue that is asked in, or of its organization, as the scope is */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_messages: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesStatisticsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_nps: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NpsStatisticsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Occupancy_occupancy: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccupancyDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_retention: {
        parameters: {
            query?: {
                /** @description The first day, as the venue’s calendar has it. 30 days before the last */
                date_from?: string;
                /** @description The last day. Today */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Summary_today: {
        parameters: {
            query?: {
                /** @description organization: all of its venues, each by its own days. For owners */
                scope?: "venue" | "organization";
                /** @description csv: as a file that spreadsheets open */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is refused from now on, and stays in the list */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeApiKeyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditLog_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                user_id?: string;
                entity_type?: string;
                entity_id?: string;
                action?: string;
                /** @description From this moment on */
                date_from?: string;
                /** @description Before this moment */
                date_to?: string;
                /** @description The same as date_from */
                from?: string;
                /** @description The same as date_to */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Registration_sendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Registration_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_impersonate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImpersonateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoutDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Registration_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_switch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MiniApp_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyInitDataDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppSessionDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blacklist_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description A phone as people write it, or a part of it; a part of a name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlacklistEntryDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blacklist_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListOnBlacklistDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlacklistEntryDto"];
                };
            };
            /** @description The guest or the phone is listed already: `entry` is where */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blacklist_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Welcome again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blacklist_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBlacklistEntryDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlacklistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description From this day of the venue on */
                date_from?: string;
                /** @description To this day, with it */
                date_to?: string;
                /** @description One or several, joined by commas */
                status?: string;
                source?: "bot" | "manual" | "walk_in" | "web" | "partner";
                table_id?: string;
                guest_id?: string;
                tag?: string;
                /** @description Those that can still come to something */
                active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBookingDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Availability_alternatives: {
        parameters: {
            query: {
                /** @description As the calendar at the venue says it: after midnight it is the next */
                date: string;
                /** @description As the clock at the venue shows it. Of an hour that is repeated, the first */
                time: string;
                guests: number;
                /** @description How long they stay. When not given, what holds for so many */
                duration_minutes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativesDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_day: {
        parameters: {
            query: {
                /** @description A day of the venue: what begins after midnight belongs to the evening before */
                date: string;
                /** @description Those that were cancelled too */
                cancelled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Availability_slots: {
        parameters: {
            query: {
                /** @description A day of the venue: what begins after midnight belongs to the evening before */
                date: string;
                /** @description When not given, all free tables are counted */
                guests?: number;
                /** @description How long they stay. When not given, what holds for so many */
                duration_minutes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBookingDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_arrived: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_complete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBookingDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_noShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_setStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bookings_undoArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Availability_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                venue_id: string;
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySlotsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotRequestDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_card: {
        parameters: {
            query?: {
                /** @description Whose it must be: of anybody else there is none. Anybody’s, otherwise */
                telegram_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_coming: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotWordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_days: {
        parameters: {
            query: {
                /** @description From this day of the venue on */
                from: string;
                /** @description 31, when not given */
                days?: number;
                /** @description As many as it is booked for, when not given */
                guests?: number;
                /** @description Whose it must be: of anybody else there is none. Anybody’s, otherwise */
                telegram_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestDayDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_late: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotLateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_slots: {
        parameters: {
            query: {
                /** @description A day of the venue: what begins after midnight belongs to the evening before */
                date: string;
                /** @description As many as it is booked for, when not given */
                guests?: number;
                /** @description Whose it must be: of anybody else there is none. Anybody’s, otherwise */
                telegram_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestSlotDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bot_list: {
        parameters: {
            query: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                telegram_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotFeedback_say: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotFeedbackDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotGuests_byPhone: {
        parameters: {
            query: {
                /** @description As people write it */
                phone: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestByPhoneDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotGuests_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterGuestDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredGuestDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotGuests_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotGuestDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotGuests_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBotGuestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotGuestDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotConsents_agreed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotConsents_say: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayConsentsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaidConsentsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotPrivacy_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description Not every service has answered yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotMessages_hear: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotMessageDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeardMessageDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotTemplates_list: {
        parameters: {
            query?: {
                type?: "booking_requested" | "booking_confirmation" | "booking_moved" | "booking_cancelled" | "booking_lapsed" | "reminder_60min" | "reminder" | "feedback_request" | "waitlist_offer" | "birthday";
                language?: "ru" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotWaitlist_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotAnswerDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotWaitlist_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotAnswerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bots_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bots_connect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectBotDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotDto"];
                };
            };
            /** @description It serves a venue already: this one, or another */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bots_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bots_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Bots_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBotDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CalendarFeeds_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CalendarFeeds_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCalendarFeedDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCalendarFeedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CalendarFeeds_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its address is not found any more; it stays in the list */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendars_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bookings as iCalendar; 304 with If-None-Match */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name or the text */
                q?: string;
                status?: "draft" | "queued" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCampaignDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignSegments_preview: {
        parameters: {
            query?: {
                /** @description Came at least so often */
                min_visits?: number;
                /** @description Came at most so often */
                max_visits?: number;
                /** @description Came last more than so many days of the venue ago; who never came is not meant */
                last_visit_before_days?: number;
                /** @description Came last at most so many days of the venue ago */
                last_visit_after_days?: number;
                /** @description true: who never came; false: who did */
                never_visited?: boolean;
                /** @description Birthday today or on one of so many days to come */
                birthday_in_days?: number;
                /** @description One of these */
                tags?: string[];
                /** @description All of these */
                all_tags?: string[];
                /** @description None of these */
                without_tags?: string[];
                /** @description How the venue came to know of them: one of these */
                sources?: ("bot" | "manual" | "walk_in" | "web" | "partner" | "import")[];
                /** @description One of these; who chose none speaks the venue’s */
                languages?: ("ru" | "en")[];
                /** @description Agree to all of these, in these words */
                consents?: ("personal_data" | "marketing" | "marketing:telegram" | "marketing:sms" | "marketing:email" | "marketing:push")[];
                /** @description May be written to by this channel */
                may_receive?: "telegram" | "sms" | "email" | "push";
                min_no_shows?: number;
                max_no_shows?: number;
                min_cancellations?: number;
                /** @description Come with so many */
                min_average_party?: number;
                /** @description Known since this day of the venue, or later */
                created_after?: string;
                /** @description Known since this day of the venue, or earlier */
                created_before?: string;
                /** @description Whether the bot knows them */
                has_telegram?: boolean;
                /** @description Whether they are on the blacklist */
                blacklisted?: boolean;
                gender?: "female" | "male" | "other";
                /** @description The filter as JSON. What is said beside it is asked for too */
                segment_filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentPreviewDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCampaignDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_copy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Campaigns_send[1]": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_recipients: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name or the phone */
                q?: string;
                status?: "pending" | "sent" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipientDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Campaigns_send[0]": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_stats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignStatsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_try: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryCampaignDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name, the phone or what was written */
                q?: string;
                /** @description Only those with something unread, or only those without */
                unread?: boolean;
                /** @description By whichever of their cards */
                guest_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialogueDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_register: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name, the phone or the text */
                q?: string;
                /** @description A day of the venue */
                date_from?: string;
                /** @description A day of the venue: the last one */
                date_to?: string;
                /** @description By whichever of their cards */
                guest_id?: string;
                /** @description One or several, joined by commas: telegram, email */
                channel?: string;
                /** @description One or several, joined by commas: received, read, queued, sent, failed, unknown */
                state?: string;
                /** @description One or several, joined by commas: in, out */
                direction?: string;
                /** @description One or several, joined by commas: booking, reminder, feedback_request, feedback_reply, dialogue, campaign */
                kind?: string;
                /** @description Who of the staff wrote it */
                author_user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_sendGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteToGroupDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenToGroupDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_read: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteMessageDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dialogues_markRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadDialogueDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialogueReadDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In what they said */
                q?: string;
                status?: "new" | "handled";
                score_from?: number;
                score_to?: number;
                /** @description By whichever of their cards */
                guest_id?: string;
                tag?: string;
                source?: "bot" | "web" | "mini_app" | "manual";
                /** @description A day of the venue */
                date_from?: string;
                /** @description A day of the venue: the last one */
                date_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_writeDown: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedbackDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_summary: {
        parameters: {
            query?: {
                /** @description A day of the venue */
                date_from?: string;
                /** @description A day of the venue: the last one */
                date_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackSummaryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_handle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Feedback_reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayReplyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackReplyDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description A name, or part of it, in either script and with a mistake or two; a phone as people write it, or its end; an e-mail address; a birthday. Of names at most 1,000 guests are found */
                q?: string;
                /** @description As people write it, or its beginning or end */
                phone?: string;
                name?: string;
                birthday?: string;
                /** @description Birthdays on these days, whatever the year of birth */
                birthday_from?: string;
                birthday_to?: string;
                /** @description A saved segment */
                segment_id?: string;
                /** @description What a segment would ask for, as JSON */
                filter?: string;
                /** @description Those who have one of these tags, joined by commas */
                tag?: string;
                /** @description Who agree to this */
                consent?: string;
                source?: "bot" | "manual" | "walk_in" | "web" | "partner" | "import";
                language?: "ru" | "en";
                /** @description Whether the bot knows them */
                has_telegram?: boolean;
                /** @description Whether they are on the blacklist */
                blacklisted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedGuestDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGuestDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCardDto"];
                };
            };
            /** @description There is a card already: `guest` is it, `field` what it is known by */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Export_file: {
        parameters: {
            query?: {
                /** @description A name, or part of it, in either script and with a mistake or two; a phone as people write it, or its end; an e-mail address; a birthday. Of names at most 1,000 guests are found */
                q?: string;
                /** @description As people write it, or its beginning or end */
                phone?: string;
                name?: string;
                birthday?: string;
                /** @description Birthdays on these days, whatever the year of birth */
                birthday_from?: string;
                birthday_to?: string;
                /** @description A saved segment */
                segment_id?: string;
                /** @description What a segment would ask for, as JSON */
                filter?: string;
                /** @description Those who have one of these tags, joined by commas */
                tag?: string;
                /** @description Who agree to this */
                consent?: string;
                source?: "bot" | "manual" | "walk_in" | "web" | "partner" | "import";
                language?: "ru" | "en";
                /** @description Whether the bot knows them */
                has_telegram?: boolean;
                /** @description Whether they are on the blacklist */
                blacklisted?: boolean;
                /** @description When absent a comma; a Russian Excel wants ; */
                delimiter?: "," | ";";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with its mark, as spreadsheets want it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                state?: "uploaded" | "checking" | "checked" | "importing" | "completed" | "cancelled" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestImportDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_upload: {
        parameters: {
            query?: {
                file_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedImportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestImportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestImportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunImportDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestImportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_lines: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                outcome?: "create" | "change" | "unchanged" | "refuse";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportLineDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunImportDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestImportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merges_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description Those of this guest’s cards */
                guest_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merges_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeGuestsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedGuestsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merges_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeGuestsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreviewDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merges_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmergedGuestsDto"];
                };
            };
            /** @description They are two already, or another card (`guest`) has by now what one of them had (`field`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_replace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeGuestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Guests_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeGuestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotLinks_make: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotLinkDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Consents_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Consents_say: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayConsentsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaidConsentsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Privacy_dataExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Privacy_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExportDto"];
                };
            };
            /** @description Not every service has answered yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Duplicates_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Privacy_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description Not every service has answered yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Privacy_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    History_history: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description One of these, joined by commas */
                status?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestHistoryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Unsubscribing_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Unsubscribing_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that says so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leads on to what the campaign names */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It leads nowhere */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description Those that are over, in the place of those that are still to come */
                past?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnBookingDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeGuestBookingDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_coming: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_days: {
        parameters: {
            query: {
                /** @description From this day of the venue on */
                from: string;
                /** @description 31, when not given */
                days?: number;
                /** @description As many as it is booked for, when not given */
                guests?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestDayDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_late: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnBookings_slots: {
        parameters: {
            query: {
                /** @description A day of the venue: what begins after midnight belongs to the evening before */
                date: string;
                /** @description As many as it is booked for, when not given */
                guests?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestSlotDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_register: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name, the phone or the text */
                q?: string;
                /** @description A day of the venue */
                date_from?: string;
                /** @description A day of the venue: the last one */
                date_to?: string;
                /** @description By whichever of their cards */
                guest_id?: string;
                /** @description One or several, joined by commas: telegram, email */
                channel?: string;
                /** @description One or several, joined by commas: received, read, queued, sent, failed, unknown */
                state?: string;
                /** @description One or several, joined by commas: in, out */
                direction?: string;
                /** @description One or several, joined by commas: booking, reminder, feedback_request, feedback_reply, dialogue, campaign */
                kind?: string;
                /** @description Who of the staff wrote it */
                author_user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_list: {
        parameters: {
            query?: {
                type?: "booking_requested" | "booking_confirmation" | "booking_moved" | "booking_cancelled" | "booking_lapsed" | "reminder_60min" | "reminder" | "feedback_request" | "waitlist_offer" | "birthday";
                language?: "ru" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTemplateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreviewTemplateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreviewDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description Only those that the caller has not read, or only those that he has */
                unread?: boolean;
                /** @description One or several, joined by commas: written, booking_requested, booking_cancelled_by_guest, booking_moved_by_guest, low_score, guest_wrote, bot_stopped */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_readAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotificationsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsReadDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendNotificationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentNotificationDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChannelSettings_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChannelSettings_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeChannelSettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_state_analytics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay_analytics: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_state_booking: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay_booking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Operations_state_bot-gateway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BotsOfPlatform_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description troubled: off without anybody having turned it off, or something went wrong within the last day */
                state?: "working" | "off" | "troubled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotOfPlatformDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Operations_replay_bot-gateway": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_state_crm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay_crm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_state_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay_identity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_state_messaging: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStateDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay_messaging: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_found: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundOrganizationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOrganizationDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Organizations_changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOrganizationSettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeGuestBookingDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_coming: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicBookings_late: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Holds_giveBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicVenues_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenuePageDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicVenues_book: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGuestBookingDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestBookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicVenues_days: {
        parameters: {
            query: {
                /** @description From this day of the venue on */
                from: string;
                /** @description 31, when not given */
                days?: number;
                guests: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestDayDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicVenues_hold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHoldDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicVenues_slots: {
        parameters: {
            query: {
                /** @description A day of the venue: what begins after midnight belongs to the evening before */
                date: string;
                guests: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestSlotDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicWaitlist_join: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinPublicWaitlistDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicWaitlist_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicWaitlist_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Out of the line */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicWaitlist_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedOfferDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PublicWaitlist_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reminders_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reminders_setRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetReminderRulesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRulesDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reminders_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindersRunDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reports_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeeklyReportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reports_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetWeeklyReportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeeklyReportDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blocks_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description Those that hold for this table, of the whole venue among them */
                table_id?: string;
                /** @description Those that end after it. Now, when not given */
                from?: string;
                /** @description Those that begin before it */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blocks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBlockDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockWithBookingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blocks_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockWithBookingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blocks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its time can be booked again, but for what other blocks take */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Blocks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBlockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockWithBookingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description In the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSegmentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description Another has this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewSegmentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentPreviewDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; the guests are not */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSegmentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SigningKeys_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SigningKeys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSigningKeysDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSigningKeysDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TableGroups_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200: nearly every house at once */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                /** @description Those it belongs to */
                table_id?: string;
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableGroupDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TableGroups_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTableGroupDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableGroupDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TableGroups_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableGroupDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TableGroups_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its tables stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TableGroups_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTableGroupDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableGroupDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200: nearly every house at once */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                zone?: string;
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTableDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Availability_available: {
        parameters: {
            query: {
                /** @description As the calendar at the venue says it: after midnight it is the next */
                date: string;
                /** @description As the clock at the venue shows it. Of an hour that is repeated, the first */
                time: string;
                guests: number;
                /** @description How long they stay. When not given, what holds for so many */
                duration_minutes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_arrange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TablesPlanDto"];
            };
        };
        responses: {
            /** @description The tables that were given, as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; what was booked there goes on naming it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is booked or put together with others: `bookings` and `table_groups` say which */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tables_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTableDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                organization_id?: string;
                kind?: "restaurant" | "studio";
                status?: "active" | "suspended";
                /** @description Of its contacts */
                city?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedVenueDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTenantDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTenantDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tenants_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendTenantDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Uploads_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                kind?: "photo" | "file";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Uploads_upload: {
        parameters: {
            query?: {
                /** @description What of it is harmless becomes the name */
                file_name?: string;
                /** @description How Telegram is to show it. When absent: what can be a photo is one */
                kind?: "photo" | "file";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/gif": string;
                "application/pdf": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Uploads_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Uploads_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadContent_content: {
        parameters: {
            query: {
                key: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                    "image/gif": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                role?: "super_admin" | "owner" | "admin" | "manager" | "receptionist" | "specialist" | "guest";
                status?: "invited" | "active" | "inactive";
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUserDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_letGo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_sendAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                organization_id?: string;
                kind?: "restaurant" | "studio";
                status?: "active" | "suspended";
                /** @description Of its contacts */
                city?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedVenueDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenVenueDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_changeCurrent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeVenueDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeVenueDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Venues_changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueSettingsDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_list: {
        parameters: {
            query?: {
                /** @description From 1 */
                page?: number;
                /** @description At most 200 */
                limit?: number;
                /** @description field:asc or field:desc, joined by commas */
                sort?: string;
                /** @description Words to look for */
                q?: string;
                date?: string;
                /** @description One or several, joined by commas */
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description How many there are in all */
                    "X-Total-Count"?: number;
                    /** @description `true` where there are more than X-Total-Count says: of very long lists no more are counted */
                    "X-Total-More"?: boolean;
                    "X-Page"?: number;
                    "X-Limit"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntryDto"][];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_join: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinWaitlistDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistCardDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Out of the line; it stays in the list as left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWaitlistEntryDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_book: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Waitlist_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: of another version, nothing is changed and the answer is 412 */
                "If-Match"?: string;
                /** @description Sent again with the same body: the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntryDto"];
                };
            };
            /** @description A problem, as RFC 9457 says it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
