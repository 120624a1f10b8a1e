"""The end-to-end scenarios. One file a scenario; the names are sentences.

Each function is given a healthy cloud (proof.world) and leaves one: the hosts it
broke are returned to service by the product, which is asserted as well. What
they assert comes from Nova's API and the journal.
"""
from scenarios import (  # noqa: F401  importing them is what registers them; in this order
    a_power_cut, b_three_reports, c_controller_dies, d_controllers_away, e_acknowledged,
    e_fencing_fails, f_clean_stop, g_minority, h_bad_input, i_bad_config, j_database_away, k_too_many,
    l_every_state, m_reserves, n_at_each_phase, o_around_us, p_pause, q_instances, r_processes,
    s_stuck_return, t_real_instance, u_openstack_clients, u_openstack_monitors, u_tls,
    v_galera, w_supervised, x_drill, x_opted_in, x_placement, x_planned, x_volumes,
    y_documents, y_migration, z_cluster_restarts)
